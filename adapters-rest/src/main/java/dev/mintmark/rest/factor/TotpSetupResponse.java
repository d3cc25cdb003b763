package dev.mintmark.rest.factor;

import dev.mintmark.domain.factor.TotpSetup;

/** What an authenticator app needs, this once. Not printed. */
record TotpSetupResponse(String id, String uri) {
    static TotpSetupResponse from(TotpSetup setup) {
        return new TotpSetupResponse(setup.id().toString(), setup.reveal());
    }

    @Override
    public String toString() {
        return "TotpSetupResponse(hidden)";
    }
}
