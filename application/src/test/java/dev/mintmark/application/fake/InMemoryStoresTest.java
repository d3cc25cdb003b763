package dev.mintmark.application.fake;

import dev.mintmark.application.contract.ActivitiesContract;
import dev.mintmark.application.contract.AppsContract;
import dev.mintmark.application.contract.AuditContract;
import dev.mintmark.application.contract.CutsContract;
import dev.mintmark.application.contract.FactorsContract;
import dev.mintmark.application.contract.IdentityProvidersContract;
import dev.mintmark.application.contract.InvitationsContract;
import dev.mintmark.application.contract.IssuanceDirectoryContract;
import dev.mintmark.application.contract.KnownNetworksContract;
import dev.mintmark.application.contract.ManagementKeysContract;
import dev.mintmark.application.contract.MembersContract;
import dev.mintmark.application.contract.OutboxContract;
import dev.mintmark.application.contract.PasswordResetsContract;
import dev.mintmark.application.contract.PendingSignInsContract;
import dev.mintmark.application.contract.PlansContract;
import dev.mintmark.application.contract.RefusedAttemptCountsContract;
import dev.mintmark.application.contract.RegionsContract;
import dev.mintmark.application.contract.ResourceServersContract;
import dev.mintmark.application.contract.SessionsContract;
import dev.mintmark.application.contract.SigningKeysContract;
import dev.mintmark.application.contract.Stores;
import dev.mintmark.application.contract.TenantsContract;
import dev.mintmark.application.contract.TrustedIssuersContract;
import dev.mintmark.application.contract.UnitOfWorkContract;
import dev.mintmark.application.contract.UsedAssertionsContract;
import org.junit.jupiter.api.Nested;

/** The stores in memory keep every contract. */
class InMemoryStoresTest {
    @Nested
    class ActivitiesTest extends ActivitiesContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class AuditTest extends AuditContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class AppsTest extends AppsContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class TenantsTest extends TenantsContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class RegionsTest extends RegionsContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class PlansTest extends PlansContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class MembersTest extends MembersContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class InvitationsTest extends InvitationsContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class IdentityProvidersTest extends IdentityProvidersContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class PasswordResetsTest extends PasswordResetsContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class FactorsTest extends FactorsContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class PendingSignInsTest extends PendingSignInsContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class KnownNetworksTest extends KnownNetworksContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class OutboxTest extends OutboxContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class ManagementKeysTest extends ManagementKeysContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class RefusedAttemptCountsTest extends RefusedAttemptCountsContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class SessionsTest extends SessionsContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class SigningKeysTest extends SigningKeysContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class CutsTest extends CutsContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class IssuanceDirectoryTest extends IssuanceDirectoryContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class ResourceServersTest extends ResourceServersContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class TrustedIssuersTest extends TrustedIssuersContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class UsedAssertionsTest extends UsedAssertionsContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }

    @Nested
    class UnitOfWorkTest extends UnitOfWorkContract {
        @Override
        protected Stores stores() {
            return new InMemoryStores();
        }
    }
}
