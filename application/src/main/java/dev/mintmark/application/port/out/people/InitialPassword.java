package dev.mintmark.application.port.out.people;

/** The note of a password that the service made for the first operator (http-api §2, sign-in). */
public interface InitialPassword {
    /** Destroys the note, if there is one: nobody needs it any more. */
    void discard();
}
