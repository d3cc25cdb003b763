package dev.mintmark.application;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ApplicationArchitectureTest {
    private static final String SERVICE = "dev.mintmark.application.service..";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("dev.mintmark.application");

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
