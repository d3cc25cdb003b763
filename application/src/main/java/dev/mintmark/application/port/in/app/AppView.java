package dev.mintmark.application.port.in.app;

import dev.mintmark.domain.app.App;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.region.LicenseRegion;
import java.util.Optional;

/** An app with its region and its plan, all as they are now: an overlap that is over is not shown. */
public record AppView(App app, LicenseRegion region, Optional<Plan> plan) {}
