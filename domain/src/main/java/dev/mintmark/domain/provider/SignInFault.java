package dev.mintmark.domain.provider;

import dev.mintmark.domain.Coded;

/** Why somebody who signed in elsewhere is not let in here; the code is what the dashboard is told. */
public enum SignInFault implements Coded {
    STATE_UNKNOWN(
            "state_unknown", "This sign-in was not begun here, took too long or was finished already. Begin again."),
    DENIED("denied", "The provider did not let you in. Begin again, or ask whoever runs it."),
    PROVIDER_UNREACHABLE("provider_unreachable", "The provider cannot be reached or cannot be used. Try again later."),
    ANSWER_INVALID("answer_invalid", "What the provider answered cannot be trusted. Ask whoever manages it here."),
    EMAIL_NOT_VERIFIED("email_not_verified", "The provider names no e-mail address of yours that it has verified."),
    FOREIGN_DOMAIN("foreign_domain", "The provider may not speak for the domain of your e-mail address."),
    OTHER_ACCOUNT("other_account", "Your e-mail address belongs to an account that this sign-in may not use."),
    NO_ROLE("no_role", "None of your groups gives you a role here. Ask whoever manages your account.");

    private final String code;
    private final String message;

    SignInFault(String code, String message) {
        this.code = code;
        this.message = message;
    }

    @Override
    public String code() {
        return code;
    }

    /** One English sentence that says what to do. */
    public String message() {
        return message;
    }
}
