package dev.mintmark.domain;

/** Why something is refused: a kind, a stable code and a sentence that says what to do (http-api §2, errors). */
public enum Refusal implements Coded {
    FOREIGN_CURSOR(Kind.UNUSABLE, "foreign_cursor", "The cursor does not belong to this list."),
    NOT_SIGNED_IN(Kind.NOT_SIGNED_IN, "not_signed_in", "Nobody is signed in, or the session has ended. Sign in."),
    SIGN_IN_FAILED(
            Kind.NOT_SIGNED_IN,
            "sign_in_failed",
            "The e-mail address or the password is wrong. Check both and try again."),
    WRONG_CODE(
            Kind.NOT_SIGNED_IN,
            "wrong_code",
            "The code is wrong, too old, or was used already. Wait for the next one, or use another factor."),
    SIGN_IN_EXPIRED(
            Kind.NOT_SIGNED_IN,
            "sign_in_expired",
            "This sign-in took too long, failed too often, or is unknown. Begin again with the password."),
    FORBIDDEN(Kind.FORBIDDEN, "forbidden", "Your role does not allow this."),
    FRESH_SIGN_IN_REQUIRED(
            Kind.FORBIDDEN,
            "fresh_sign_in_required",
            "This takes a sign-in that is not older than five minutes. Sign in once more, then do it again."),
    SECOND_FACTOR_REQUIRED(
            Kind.FORBIDDEN,
            "second_factor_required",
            "A second factor is required, and you have none. Register one: until then nothing else can be done."),
    PLAN_MANAGED_BY_OPERATOR(
            Kind.FORBIDDEN,
            "plan_managed_by_operator",
            "The plans of this tenant are assigned by operators. Ask an operator to change the plan."),
    NOT_FOUND(Kind.NOT_FOUND, "not_found", "There is no such resource, or it is not yours."),
    CHANGED_SINCE_READ(
            Kind.OUTDATED,
            "changed_since_read",
            "This was changed since you read it. Read it again and repeat your change."),
    VALIDATION_FAILED(
            Kind.INVALID,
            "validation_failed",
            "Some fields are invalid. Correct each of them and send the request again."),
    APP_NAME_TAKEN(
            Kind.CONFLICT,
            "app_name_taken",
            "Another app of this tenant has this name; letter case, width and spacing make no difference. Choose"
                    + " another name."),
    APP_LIMIT_REACHED(
            Kind.CONFLICT,
            "app_limit_reached",
            "This tenant has as many apps as it may have. Delete an app or ask an operator to raise the limit."),
    LIMIT_REACHED(
            Kind.CONFLICT,
            "limit_reached",
            "There are as many of these as there may be. Remove some that are not needed."),
    TOO_MANY_REQUESTS(
            Kind.TOO_OFTEN,
            "too_many_requests",
            "Too much was asked for in a short time. Wait for the seconds in Retry-After, then go on more slowly."),
    TENANT_INACTIVE(
            Kind.CONFLICT,
            "tenant_inactive",
            "This tenant is not active. Until an operator activates it, apps can only be disabled, deleted or have"
                    + " their"
                    + " credentials replaced or removed."),
    PLAN_NOT_ASSIGNABLE(
            Kind.CONFLICT,
            "plan_not_assignable",
            "Only an active plan can be assigned. Choose an active plan, or none."),
    CODE_TAKEN(Kind.CONFLICT, "code_taken", "This code is in use already. Choose another code."),
    IDENTIFIER_TAKEN(
            Kind.CONFLICT, "identifier_taken", "Another API has this identifier already. Choose another identifier."),
    API_IN_USE(
            Kind.CONFLICT,
            "api_in_use",
            "Tokens that were issued for this API may still be valid. Disable it, and delete it when they have"
                    + " expired."),
    DEFAULT_API(
            Kind.CONFLICT,
            "default_api",
            "This is the default API, which is meant when a request names none. It cannot be disabled or deleted."),
    TRUSTED_ISSUER_IN_USE(
            Kind.CONFLICT,
            "trusted_issuer_in_use",
            "Apps have federated credentials of this issuer. Disable it, which stops them at once, or delete it when"
                    + " no app uses it any more."),
    EMAIL_TAKEN(Kind.CONFLICT, "email_taken", "This e-mail address belongs to a member already."),
    INVALID_TRANSITION(Kind.CONFLICT, "invalid_transition", "The status cannot be changed in this way."),
    ANNOUNCEMENT_RUNNING(
            Kind.CONFLICT,
            "announcement_running",
            "The stand-by key has not been published for long enough. Rotate later, or now if it has to be."),
    LAST_CREDENTIAL(
            Kind.CONFLICT,
            "last_credential",
            "This is the app's last credential. Give it another one first: regenerate its secret, register a"
                    + " public key or add a federated credential."),
    LAST_FACTOR(
            Kind.CONFLICT,
            "last_factor",
            "A second factor is required, and this is your last one. Register another one first; a new time-based code"
                    + " takes the place of the old one."),
    PASSKEY_TAKEN(
            Kind.CONFLICT,
            "passkey_taken",
            "This passkey is registered already. Use another device, or make another one on it."),
    OWN_FACTOR_MISSING(
            Kind.CONFLICT,
            "own_factor_missing",
            "Who has no second factor removes none of others. Register one of your own first."),
    LAST_ADMIN(
            Kind.CONFLICT,
            "last_admin",
            "Somebody has to remain who can manage this. Make another member an admin first."),
    INVITATION_EXPIRED(
            Kind.EXPIRED,
            "invitation_expired",
            "This invitation cannot be used: it is unknown, too old, used already or cancelled. Ask for a new one."),
    RESET_EXPIRED(
            Kind.EXPIRED,
            "reset_expired",
            "This reset link cannot be used: it is unknown, too old, used already or replaced by another one. Ask for a"
                    + " new one."),
    CONCURRENT_CHANGE(
            Kind.CONFLICT,
            "concurrent_change",
            "Somebody else changed this at the same moment. Read it again and repeat your change if it is still"
                    + " wanted.");

    private final Kind kind;
    private final String code;
    private final String message;

    Refusal(Kind kind, String code, String message) {
        this.kind = kind;
        this.code = code;
        this.message = message;
    }

    /** The family of the refusal; an edge turns it into what its callers understand. */
    public Kind kind() {
        return kind;
    }

    @Override
    public String code() {
        return code;
    }

    /** One English sentence that says what to do. */
    public String message() {
        return message;
    }

    /** Families of refusals. */
    public enum Kind {
        /** Nobody has proven who they are. */
        NOT_SIGNED_IN,
        /** Whoever asks may not do this. */
        FORBIDDEN,
        /** It does not exist, as far as whoever asks may know. */
        NOT_FOUND,
        /** It existed, but cannot be used any more. */
        EXPIRED,
        /** What was given means nothing here. */
        UNUSABLE,
        /** What was read has changed since. */
        OUTDATED,
        /** Fields have values that they may not have. */
        INVALID,
        /** What is stored does not allow it now. */
        CONFLICT,
        /** It is done too often; later it may be done again. */
        TOO_OFTEN
    }
}
