package dev.mintmark.rest.security;

/** The words of {@link dev.mintmark.domain.member.Role} as constants, for use in annotations. */
public final class Roles {
    /** Manages the installation. */
    public static final String PLATFORM_ADMIN = "platform-admin";

    /** Manages its own tenant. */
    public static final String TENANT_ADMIN = "tenant-admin";

    /** Reads its own tenant. */
    public static final String TENANT_VIEWER = "tenant-viewer";

    private Roles() {}
}
