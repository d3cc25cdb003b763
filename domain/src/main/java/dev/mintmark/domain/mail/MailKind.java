package dev.mintmark.domain.mail;

import dev.mintmark.domain.Coded;

/** What a mail is about; the word is stored and logged. */
public enum MailKind implements Coded {
    INVITATION("invitation"),
    PASSWORD_RESET("password_reset"),
    SECRET_EXPIRING("secret_expiring"),
    NEW_ADDRESS("new_address"),
    ACCOUNT_CHANGED("account_changed");

    private final String code;

    MailKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
