package dev.mintmark.application;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplicationArchitectureTest {
    private static final String SERVICE = "dev.mintmark.application.service..";
    private static final String PORT_IN = ".port.in.";
    private static final String SERVICE_OF_THE_FEATURE = ".service.";

    /** In-ports that several classes implement, each with its reason. */
    private static final Map<String, String> SEVERAL_IMPLEMENTATIONS = Map.of(
            "ProtectStoredKeys", "one implementation for each kind of stored key; the start asks every one (ADR 0014)");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("dev.mintmark.application");
    private static final JavaClasses CANARIES =
            new ClassFileImporter().importPackages("dev.mintmark.application.canary");

    @Test
    void dependsOnlyOnTheDomainItselfAndTheJdk() {
        check(classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.mintmark.domain..", "dev.mintmark.application..", "java..", "")
                .because("a use case outlives every framework; adapters translate"));
    }

    @Test
    void holdsOnlyContractsInItsPorts() {
        check(classes()
                .that()
                .resideInAPackage("dev.mintmark.application.port..")
                .should()
                .beInterfaces()
                .orShould()
                .beRecords()
                .orShould()
                .beEnums()
                .orShould()
                .beAssignableTo(Throwable.class)
                .because("a port says what, never how"));
    }

    @Test
    void keepsItsTwoSidesApart() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.mintmark.application.port.in..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.mintmark.application.port.out..")
                .because("what drives the application must not see what the application drives"));
        check(noClasses()
                .that()
                .resideInAPackage("dev.mintmark.application.port.out..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.mintmark.application.port.in..")
                .because("what the application drives must not see what drives it"));
    }

    @Test
    void hidesItsServicesFromItsPorts() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.mintmark.application.port..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SERVICE)
                .because("a contract does not know who keeps it"));
    }

    @Test
    void hasNoCyclesBetweenFeatures() {
        check(slices().matching("dev.mintmark.application.port.in.(*)..")
                .should()
                .beFreeOfCycles()
                .because("each feature can be read and changed alone"));
        slices().matching("dev.mintmark.application.service.(*)..")
                .should()
                .beFreeOfCycles()
                .because("each feature can be read and changed alone")
                .allowEmptyShould(!exists("dev.mintmark.application.service.*.."))
                .check(CLASSES);
    }

    @Test
    void implementsEachUseCaseByTheServiceOfItsName() {
        check(eachUseCaseHasItsService());
    }

    @Test
    void seesAUseCaseThatItsServiceDoesNotImplement() {
        EvaluationResult result = eachUseCaseHasItsService().evaluate(CANARIES);

        assertThat(result.getFailureReport().getDetails())
                .extracting(detail -> detail.substring(0, detail.indexOf(' ')))
                .containsExactlyInAnyOrder("WithoutService", "Misplaced", "Misnamed", "Doubled");
    }

    @Test
    void exemptsOnlyPortsThatSeveralClassesImplement() {
        assertThat(CLASSES.stream()
                        .filter(isUseCase())
                        .filter(port -> implementations(port).size() > 1)
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(SEVERAL_IMPLEMENTATIONS.keySet());
    }

    @Test
    void hasFinalServices() {
        checkServices(classes()
                .that()
                .resideInAPackage(SERVICE)
                .and()
                .areNotInterfaces()
                .and()
                .areNotAnonymousClasses()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("services are put together, not extended"));
    }

    @Test
    void hasServicesThatKeepNoState() {
        checkServices(fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(SERVICE)
                .should()
                .beFinal()
                .because("one service serves every request at once; state lives in the store"));
    }

    private static ArchRule eachUseCaseHasItsService() {
        return classes()
                .that(isUseCase())
                .and(describe("are not exempt", port -> !SEVERAL_IMPLEMENTATIONS.containsKey(port.getSimpleName())))
                .should(haveExactlyTheirService())
                .because("whoever knows a port finds what it does, and the other way round (ADR 0025)");
    }

    /**
     * Every interface of an in-port. Records and enums are values; so are sealed interfaces, whose cases are records. A
     * package-info is a synthetic interface.
     */
    private static DescribedPredicate<JavaClass> isUseCase() {
        return describe(
                "are use cases",
                type -> type.getPackageName().contains(PORT_IN)
                        && type.isInterface()
                        && !type.getModifiers().contains(JavaModifier.SYNTHETIC)
                        && !type.reflect().isSealed());
    }

    private static ArchCondition<JavaClass> haveExactlyTheirService() {
        return new ArchCondition<>("be implemented by <Port>Service of the same feature, and by nothing else") {
            @Override
            public void check(JavaClass port, ConditionEvents events) {
                String service = port.getPackageName().replace(PORT_IN, SERVICE_OF_THE_FEATURE) + "."
                        + port.getSimpleName() + "Service";
                List<String> found = implementations(port);
                events.add(new SimpleConditionEvent(
                        port,
                        found.equals(List.of(service)),
                        port.getSimpleName() + " is to be implemented by " + service + ", and is by " + found));
            }
        };
    }

    private static List<String> implementations(JavaClass port) {
        return port.getAllSubclasses().stream()
                .filter(type -> !type.isInterface())
                .map(type -> type.getPackageName() + "." + type.getSimpleName())
                .sorted()
                .toList();
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }

    /** Checks a rule about services, which may find nothing only while there is no service at all. */
    private static void checkServices(ArchRule rule) {
        rule.allowEmptyShould(!exists(SERVICE)).check(CLASSES);
    }

    private static boolean exists(String packages) {
        return CLASSES.stream().anyMatch(resideInAPackage(packages));
    }
}
