package dev.mintmark.application.canary.port.in.feature;

/** Ports that the architecture's rule about use cases must report, and two things that it must not. */
public final class Ports {
    private Ports() {}

    /** Has its service: not reported. */
    public interface Matched {}

    /** A value with cases, which needs no service: not reported. */
    public sealed interface Value permits Case {}

    public record Case() implements Value {}

    public interface WithoutService {}

    /** Its service stands in the wrong package. */
    public interface Misplaced {}

    public static final class MisplacedService implements Misplaced {}

    /** Its service has another name. */
    public interface Misnamed {}

    /** Has a second service besides its own. */
    public interface Doubled {}
}
