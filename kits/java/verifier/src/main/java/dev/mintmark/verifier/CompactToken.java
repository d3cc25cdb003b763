package dev.mintmark.verifier;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.mintmark.verifier.Refused.Reason;
import java.text.ParseException;
import java.util.Map;

/**
 * A JWS in compact form to the letter (RFC 7515 §7.1): no white space, no padding, no bits left over.
 *
 * @param header of it, as it was sent
 * @param payload of it, as it was sent
 * @param signature of it; empty where it has none
 * @param headerMembers what the header says. Nothing of it is to be trusted yet
 */
record CompactToken(Base64URL header, Base64URL payload, Base64URL signature, Map<String, Object> headerMembers) {
    /** Longer ones no server would have taken as a header. */
    private static final int LONGEST = 16_384;

    static CompactToken parse(String token) throws Rejection {
        return parse(token, LONGEST);
    }

    /** @param longest of how many characters it may be */
    static CompactToken parse(String token, int longest) throws Rejection {
        String[] parts = token.length() > longest ? new String[0] : token.split("\\.", -1);
        if (parts.length != 3) {
            throw new Rejection(Reason.MALFORMED, null);
        }
        Base64URL header = exact(parts[0]);
        return new CompactToken(header, exact(parts[1]), exact(parts[2]), members(header));
    }

    /** What the token says. */
    Map<String, Object> claims() throws Rejection {
        return members(payload);
    }

    private static Base64URL exact(String part) throws Rejection {
        var encoded = new Base64URL(part);
        if (!Base64URL.encode(encoded.decode()).toString().equals(part)) {
            throw new Rejection(Reason.MALFORMED, null);
        }
        return encoded;
    }

    private static Map<String, Object> members(Base64URL json) throws Rejection {
        String text = json.decodeToString();
        if (!text.stripLeading().startsWith("{")) {
            throw new Rejection(Reason.MALFORMED, null); // the parser takes an array of pairs for an object
        }
        try {
            return JSONObjectUtils.parse(text);
        } catch (ParseException unreadable) {
            throw new Rejection(Reason.MALFORMED, null, unreadable);
        }
    }
}
