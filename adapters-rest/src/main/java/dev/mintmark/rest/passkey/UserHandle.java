package dev.mintmark.rest.passkey;

import dev.mintmark.domain.member.MemberId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/** By what devices know a member (WebAuthn §5.4.3): the bytes of its id, which say nothing of the person. */
final class UserHandle {
    private static final MemberId NOBODY = new MemberId(new UUID(0, 0));

    private UserHandle() {}

    /** In base64url. */
    static String of(MemberId member) {
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(member.value().getMostSignificantBits())
                .putLong(member.value().getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whose it is; an id that nobody has for what is no handle. */
    static MemberId read(String base64url) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(base64url);
            if (bytes.length == 2 * Long.BYTES) {
                ByteBuffer halves = ByteBuffer.wrap(bytes);
                return new MemberId(new UUID(halves.getLong(), halves.getLong()));
            }
            return NOBODY;
        } catch (IllegalArgumentException notBase64) {
            return NOBODY;
        }
    }
}
