package dev.mintmark.application.fake;

import dev.mintmark.application.contract.UsedProofsContract;
import dev.mintmark.application.port.out.token.UsedProofs;

class FakeProofsTest extends UsedProofsContract {
    @Override
    protected UsedProofs memory() {
        return new FakeProofs();
    }
}
