package dev.mintmark.persistence.people;

import dev.mintmark.domain.Coded;
import dev.mintmark.domain.member.Role;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Roles as they are stored: their words, sorted, one space between them. */
public final class RoleWords {
    private RoleWords() {}

    public static String of(Set<Role> roles) {
        return roles.stream().map(Role::code).sorted().collect(Collectors.joining(" "));
    }

    public static Set<Role> roles(String words) {
        return Stream.of(words.split(" "))
                .map(word -> Coded.find(Role.class, word).orElseThrow())
                .collect(Collectors.toUnmodifiableSet());
    }
}
