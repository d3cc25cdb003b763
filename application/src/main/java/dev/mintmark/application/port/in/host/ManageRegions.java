package dev.mintmark.application.port.in.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.region.LicenseRegion;
import java.util.List;
import java.util.Optional;

/** Operators manage license regions (rules §3). */
public interface ManageRegions {
    /**
     * Creates a region.
     *
     * @param code may be null where it is missing
     * @param name may be null where it is missing
     * @throws dev.mintmark.domain.RuleBroken {@code validation_failed}, {@code code_taken}
     */
    LicenseRegion create(String code, String name, boolean active);

    /** @throws dev.mintmark.domain.RuleBroken {@code not_found} */
    LicenseRegion read(String code);

    /** A page of all regions by code. */
    Page<LicenseRegion> list(Page.Request page);

    /**
     * Changes what is given. Apps that carry the region are not touched.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, {@code precondition_failed}, {@code validation_failed},
     *     {@code concurrent_change}
     */
    LicenseRegion change(String code, Optional<Long> expectedVersion, Optional<String> name, Optional<Boolean> active);

    /** Every region in which a tenant can register an app now, by code. */
    List<LicenseRegion> choices();
}
