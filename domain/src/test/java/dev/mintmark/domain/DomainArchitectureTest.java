package dev.mintmark.domain;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatchers;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.UUID;

@AnalyzeClasses(packages = "dev.mintmark.domain", importOptions = DoNotIncludeTests.class)
class DomainArchitectureTest {
    private static final DescribedPredicate<String> ALLOWED_PACKAGES = PackageMatchers.of(
            "dev.mintmark.domain..",
            "java.lang",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.util..",
            "java.time..",
            "java.math",
            "java.text..",
            "com.ibm.icu..");

    /** Single classes of packages that do I/O otherwise, with what their methods take and throw. */
    private static final Set<String> ALLOWED_CLASSES = Set.of(
            URI.class.getName(),
            URISyntaxException.class.getName(),
            MessageDigest.class.getName(),
            NoSuchAlgorithmException.class.getName(),
            Charset.class.getName(),
            StandardCharsets.class.getName());

    private static final DescribedPredicate<JavaClass> ALLOWED = describe("on the allowlist of the domain", type -> {
        JavaClass element = type.getBaseComponentType();
        return element.isPrimitive()
                || ALLOWED_PACKAGES.test(element.getPackageName())
                || ALLOWED_CLASSES.contains(element.getName());
    });

    private static final DescribedPredicate<JavaClass> MACHINERY = describe(
                    "the machine, its processes, threads and randomness", (JavaClass type) -> Set.of(
                                    System.class.getName(),
                                    Runtime.class.getName(),
                                    Process.class.getName(),
                                    ProcessBuilder.class.getName(),
                                    ProcessHandle.class.getName(),
                                    Thread.class.getName(),
                                    ThreadLocal.class.getName(),
                                    Random.class.getName(),
                                    SplittableRandom.class.getName(),
                                    Timer.class.getName(),
                                    Clock.class.getName())
                            .contains(type.getName()))
            .or(JavaClass.Predicates.resideInAnyPackage(
                    "java.util.concurrent..", "java.util.random..", "java.util.logging..", "java.util.prefs.."));

    private static final DescribedPredicate<JavaAccess<?>> AMBIENT =
            describe("what differs from call to call: the time, randomness", access -> {
                String owner = access.getTargetOwner().getName();
                String name = access.getTarget().getName();
                return (owner.startsWith("java.time.") && name.equals("now"))
                        || (owner.equals(UUID.class.getName()) && name.equals("randomUUID"))
                        || (owner.equals(Math.class.getName()) && name.equals("random"));
            });

    @ArchTest
    static final ArchRule dependsOnlyOnWhatCannotDoInputOrOutput = classes()
            .should()
            .onlyDependOnClassesThat(ALLOWED)
            .because("the rules are pure functions and values: no I/O, no annotations, no framework");

    @ArchTest
    static final ArchRule knowsNothingOfTheMachine = noClasses()
            .should()
            .dependOnClassesThat(MACHINERY)
            .because("a rule that gets the same arguments gives the same answer, on every machine and in every test");

    @ArchTest
    static final ArchRule takesTimeAndRandomnessAsArguments = noClasses()
            .should()
            .accessTargetWhere(AMBIENT)
            .because("the use cases hand in instants, and the generators what must be random");

    @ArchTest
    static final ArchRule hasNoCyclesBetweenFeatures = slices().matching("dev.mintmark.domain.(*)..")
            .should()
            .beFreeOfCycles()
            .because("each feature can be read and changed alone");

    @ArchTest
    static final ArchRule keepsItsRootFreeOfFeatures = noClasses()
            .that()
            .resideInAPackage("dev.mintmark.domain")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.mintmark.domain.*..")
            .because("what every feature shares must not know any of them");

    @ArchTest
    static final ArchRule changesNoField =
            fields().should().beFinal().because("values that never change can be shared and reasoned about");

    @ArchTest
    static final ArchRule keepsSecretsOutOfPrintAndStreams = noClasses()
            .that()
            .haveSimpleNameEndingWith("Secret")
            .or()
            .haveSimpleName("Password")
            .should()
            .beRecords()
            .orShould()
            .beAssignableTo(Serializable.class)
            .because("a record prints its components, and what can be serialized ends up somewhere");
}
