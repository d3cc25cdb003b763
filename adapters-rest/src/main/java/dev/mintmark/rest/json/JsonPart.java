package dev.mintmark.rest.json;

/** Marks a record whose members are written as members of the record that holds it, in its place. */
public interface JsonPart {}
