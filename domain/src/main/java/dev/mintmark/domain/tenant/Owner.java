package dev.mintmark.domain.tenant;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Whose something is: one tenant's, or the installation's, which operators manage (rules §1). */
public sealed interface Owner {
    /** A tenant. */
    static Owner of(TenantId tenant) {
        return new OfTenant(tenant);
    }

    /** The installation. */
    static Owner installation() {
        return Installation.ONLY;
    }

    /** What applies to the one or to the other. */
    <T> T fold(Function<TenantId, T> ofTenant, Supplier<T> ofInstallation);

    /** The tenant; empty for the installation. */
    default Optional<TenantId> tenant() {
        return fold(Optional::of, Optional::empty);
    }

    /** Whether it is the installation. */
    default boolean isInstallation() {
        return fold(tenant -> false, () -> true);
    }

    /** One tenant. */
    record OfTenant(TenantId id) implements Owner {
        public OfTenant {
            Objects.requireNonNull(id);
        }

        @Override
        public <T> T fold(Function<TenantId, T> ofTenant, Supplier<T> ofInstallation) {
            return ofTenant.apply(id);
        }

        @Override
        public String toString() {
            return id.toString();
        }
    }

    /** The installation, of which there is one. */
    enum Installation implements Owner {
        ONLY;

        @Override
        public <T> T fold(Function<TenantId, T> ofTenant, Supplier<T> ofInstallation) {
            return ofInstallation.get();
        }

        @Override
        public String toString() {
            return "the installation";
        }
    }
}
