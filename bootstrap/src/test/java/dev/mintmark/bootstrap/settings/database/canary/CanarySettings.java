package dev.mintmark.bootstrap.settings.database.canary;

import dev.mintmark.domain.member.Email;
import java.util.Optional;

/** Breaks the guard of what the server loads on purpose. */
record CanarySettings(Optional<Email> adminEmail) {}
