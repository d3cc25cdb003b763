package dev.mintmark.token.federation;

import java.io.IOException;

/** What was asked for did not come; the message is a sentence for an operator. */
public final class FetchFailed extends IOException {
    private static final long serialVersionUID = 1L;

    public FetchFailed(String sentence) {
        super(sentence);
    }
}
