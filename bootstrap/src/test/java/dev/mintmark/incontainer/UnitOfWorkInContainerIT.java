package dev.mintmark.incontainer;

import static dev.mintmark.incontainer.Samples.freshCode;
import static dev.mintmark.incontainer.Samples.region;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.host.Regions;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.persistence.store.JtaUnitOfWork;
import dev.mintmark.persistence.store.TranslatingUnitOfWork;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The unit of work that the use cases get, in the container's transactions and on its data source. */
@ExtendWith(ArquillianExtension.class)
class UnitOfWorkInContainerIT {
    @Inject
    private UnitOfWork unitOfWork;

    @Inject
    private JtaUnitOfWork transaction;

    @Inject
    private Regions regions;

    @Deployment
    static WebArchive deployment() {
        return Deployments.applicationWithTests();
    }

    @Test
    void translatesTheContainersTransactions() {
        assertThat(unitOfWork).isInstanceOf(TranslatingUnitOfWork.class);
        assertThat(transactionStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
        assertThat(unitOfWork.execute(UnitOfWorkInContainerIT::transactionStatus))
                .isEqualTo(Status.STATUS_ACTIVE);
        assertThat(transactionStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
    }

    @Test
    void commitsWhatTheWorkStored() {
        RegionCode code = freshCode();

        store(unitOfWork, code);

        assertThat(storedRows(code)).isEqualTo(1);
    }

    @Test
    void undoesWhatTheWorkStoredIfItThrows() {
        RegionCode code = freshCode();

        assertThatThrownBy(() -> unitOfWork.execute(() -> {
                    regions.add(region(code));
                    assertThat(storedRows(code))
                            .as("seen inside of the transaction")
                            .isEqualTo(1);
                    throw new IllegalStateException("the work fails");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the work fails");

        assertThat(storedRows(code)).isZero();
    }

    @Test
    void undoesWhatTheWorkStoredIfARuleRefuses() {
        RegionCode code = freshCode();

        assertThatThrownBy(() -> unitOfWork.execute(() -> {
                    regions.add(region(code));
                    throw new RuleBroken(Refusal.FORBIDDEN);
                }))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.refusal()).isEqualTo(Refusal.FORBIDDEN));

        assertThat(storedRows(code)).isZero();
    }

    @Test
    void undoesInnerWorkWithTheOuter() {
        RegionCode inner = freshCode();
        RegionCode outer = freshCode();

        assertThatThrownBy(() -> unitOfWork.execute(() -> {
                    regions.add(region(outer));
                    store(transaction, inner);
                    throw new IllegalStateException("the outer work fails");
                }))
                .hasMessage("the outer work fails");

        assertThat(storedRows(inner)).isZero();
        assertThat(storedRows(outer)).isZero();
    }

    @Test
    void worksOnAfterAFailure() {
        RegionCode code = freshCode();
        assertThatThrownBy(() -> unitOfWork.execute(() -> {
                    regions.add(region(code));
                    throw new IllegalStateException("the first attempt fails");
                }))
                .isInstanceOf(IllegalStateException.class);

        store(unitOfWork, code);

        assertThat(storedRows(code)).isEqualTo(1);
    }

    private void store(UnitOfWork work, RegionCode code) {
        work.execute(() -> {
            regions.add(region(code));
            return code;
        });
    }

    private static int transactionStatus() {
        return UnitOfWorkInContainerIT.<TransactionSynchronizationRegistry>lookUp(
                        "java:comp/TransactionSynchronizationRegistry")
                .getTransactionStatus();
    }

    /** How many rows the database holds, past the entity manager. */
    private static int storedRows(RegionCode code) {
        DataSource dataSource = lookUp("jdbc/mintmark");
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select count(*) from license_region where code = ?")) {
            select.setString(1, code.value());
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private static <T> T lookUp(String name) {
        try {
            return InitialContext.doLookup(name);
        } catch (NamingException missing) {
            throw new AssertionError(missing);
        }
    }
}
