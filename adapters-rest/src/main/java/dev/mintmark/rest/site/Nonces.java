package dev.mintmark.rest.site;

/** Makes the nonces of content security policies (CSP Level 3 §2.3.1). */
public interface Nonces {
    /** 128 random bits, in characters that a header and an attribute can hold. */
    String next();
}
