package dev.mintmark.application.port.in.mail;

import dev.mintmark.domain.mail.MailKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sends mails that wait (docs/adr/0040). */
public interface SendMails {
    /**
     * Sends some of what is due; safe to call on several nodes at once: one of them sends each mail. A mail may be sent
     * twice if a node ends at the wrong moment.
     */
    Round send();

    /** What waits on all nodes. */
    Waiting waiting();

    /** Deletes what nobody needs any more. */
    void forgetOld();

    /**
     * What became of some mails.
     *
     * @param sent how many were sent
     * @param putOff how many are tried again later
     * @param givenUp of what kind those are that nobody gets
     * @param problem why the last one of those was not sent that were not; empty if all were
     */
    record Round(int sent, int putOff, List<MailKind> givenUp, Optional<String> problem) {
        public Round {
            givenUp = List.copyOf(givenUp);
        }
    }

    /**
     * What waits.
     *
     * @param oldest when the oldest was stored; empty if none waits
     */
    record Waiting(long count, Optional<Instant> oldest) {}
}
