package dev.mintmark.domain;

/**
 * What can be wrong with one field of a request: a stable code for machines and a sentence that says what to do.
 * Sources: rules §1 (codes), §4 (limits), §5 (apps) and http-api §2 (errors).
 */
public enum Fault implements Coded {
    REQUIRED("required", "This field is required."),
    TOO_LONG("too_long", "This is too long."),
    INVALID_NAME(
            "invalid_name",
            "A name is made of visible characters; remove control, format, private-use and unassigned characters."),
    INVALID_CODE(
            "invalid_code",
            "A code has 2 to 64 characters: lower-case letters, digits and single hyphens between them, such as"
                    + " aws-us-east-1."),
    INVALID_LIMITS("invalid_limits", "A limit is a whole number from 0 to 9007199254740991."),
    REGION_NOT_FOUND("region_not_found", "There is no license region with this code."),
    REGION_INACTIVE("region_inactive", "This license region is switched off. Choose an active one."),
    REGION_WITHOUT_ACTIVE_DATABASE(
            "region_without_active_database",
            "This license region has no active region database. Choose another region or ask an operator to activate"
                    + " one."),
    PLAN_NOT_FOUND("plan_not_found", "There is no plan with this code."),
    INVALID_URI(
            "invalid_uri",
            "Give an absolute URI of at most 2000 characters without a fragment, such as"
                    + " https://app.example.com/callback."),
    DUPLICATE_URI("duplicate_uri", "This URI stands in the list already."),
    TOO_MANY_URIS("too_many_uris", "At most 10 URIs are allowed in this list."),
    WILDCARD_DOMAIN("wildcard_domain", "Wildcards are not allowed. List each domain by its full name."),
    INVALID_DOMAIN(
            "invalid_domain",
            "Give a DNS name with at least two labels and no path, such as app.example.com; IP addresses and single"
                    + " labels"
                    + " are refused. Use localhost for local development."),
    INVALID_PORT("invalid_port", "A port is a number from 1 to 65535 without a sign or leading zeros."),
    DUPLICATE_DOMAIN("duplicate_domain", "This domain stands in the list already."),
    TOO_MANY_DOMAINS("too_many_domains", "At most three domains are allowed."),
    INVALID_JWK(
            "invalid_jwk",
            "Give a public key as a JSON Web Key: RSA of 2048 to 4096 bits, EC on the curve P-256, or OKP on the"
                    + " curve Ed25519."),
    INVALID_IDENTIFIER(
            "invalid_identifier",
            "Give an absolute URI without a fragment, such as https://api.example.com or urn:example:api; it begins"
                    + " with https, unless its host is this machine."),
    INVALID_SCOPE("invalid_scope", "A scope is made of visible ASCII characters without quotes and backslashes."),
    DUPLICATE_SCOPE("duplicate_scope", "This scope stands in the list already."),
    TOO_MANY_SCOPES("too_many_scopes", "At most 50 scopes are allowed in this list."),
    UNKNOWN_SCOPE("unknown_scope", "The API has no such scope."),
    RESOURCE_SERVER_NOT_FOUND("resource_server_not_found", "There is no API with this id."),
    DUPLICATE_RESOURCE_SERVER("duplicate_resource_server", "This API stands in the list already."),
    INVALID_DURATION("invalid_duration", "Give a duration such as PT15M."),
    INVALID_SUBJECT(
            "invalid_subject",
            "Give the subject to the letter, or with one * for one or more characters other than : and /; something"
                    + " else has to come before the *."),
    INVALID_TOKEN(
            "invalid_token",
            "This is no signed token: give a JSON Web Token in its compact form, at most 8192 characters, signed by a"
                    + " key pair."),
    TRUSTED_ISSUER_NOT_FOUND("trusted_issuer_not_found", "There is no trusted issuer with this id."),
    TOO_MANY_CREDENTIALS("too_many_credentials", "At most five federated credentials are allowed."),
    DUPLICATE_NAME("duplicate_name", "Another one of the list has this name. Give each a name of its own."),
    INVALID_EMAIL("invalid_email", "Give an e-mail address such as name@example.com."),
    APP_NOT_FOUND("app_not_found", "This tenant has no app with this id."),
    TOO_MANY_APPS("too_many_apps", "A key is made for at most 100 apps. Leave them out for all that its role allows."),
    EMAIL_DOMAIN_NOT_OWNED(
            "email_domain_not_owned",
            "This e-mail domain is not your tenant's. Ask an operator to enter it when you have shown that it is"
                    + " yours."),
    EMAIL_DOMAIN_TAKEN("email_domain_taken", "This e-mail domain belongs to somebody else. It has one owner."),
    MEMBER_NOT_FOUND("member_not_found", "There is no member with this id."),
    INVALID_ROLE("invalid_role", "This role cannot be given here."),
    WEAK_PASSWORD("weak_password", "A password has 12 to 128 characters."),
    WRONG_PASSWORD("wrong_password", "This is not your current password."),
    WRONG_TOTP_CODE(
            "wrong_totp_code", "This is not the code that is shown now. Wait for the next one, and check the clock."),
    INVALID_PASSKEY(
            "invalid_passkey",
            "This passkey does not hold. It has to be made on this page, within ten minutes, by a device that makes"
                    + " sure who you are. Begin again."),
    INVALID_EXPIRY(
            "invalid_expiry", "Give an instant in the future, at most 366 days from now, or leave it out for 90 days."),
    READ_ONLY_FIELD("read_only_field", "This field cannot be changed here.");

    private final String code;
    private final String message;

    Fault(String code, String message) {
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
