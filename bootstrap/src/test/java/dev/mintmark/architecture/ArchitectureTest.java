package dev.mintmark.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.InstanceofCheck;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all modules together must keep; domain and application guard their own borders besides. */
class ArchitectureTest {
    private static final String DOMAIN = "dev.mintmark.domain..";
    private static final String APPLICATION = "dev.mintmark.application..";
    private static final String REST = "dev.mintmark.rest..";
    private static final String PERSISTENCE = "dev.mintmark.persistence..";
    private static final String TOKEN = "dev.mintmark.token..";
    private static final String BOOTSTRAP = "dev.mintmark.bootstrap..";
    private static final String FRONT_DOOR = "dev.mintmark.frontdoor..";
    private static final List<String> LAYERS =
            List.of(DOMAIN, APPLICATION, REST, PERSISTENCE, TOKEN, BOOTSTRAP, FRONT_DOOR);

    private static final String SERVICES = "dev.mintmark.application.service..";
    private static final String DATA_SOURCE = "dev.mintmark.bootstrap.settings.database..";
    private static final String UNIT_OF_WORK = "dev.mintmark.persistence.store.JtaUnitOfWork";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.mintmark");

    private static final JavaClasses CANARIES = new ClassFileImporter()
            .importPackages(
                    "dev.mintmark.application.service.canary",
                    "dev.mintmark.bootstrap.settings.database.canary",
                    "dev.mintmark.rest.canary",
                    "dev.mintmark.persistence.canary",
                    "dev.mintmark.token.canary");

    @Test
    void pointsInwardsOnly() {
        LayeredArchitecture house = layeredArchitecture().consideringOnlyDependenciesInAnyPackage("dev.mintmark..");
        for (String layer : LAYERS) {
            house = exists(layer)
                    ? house.layer(layer).definedBy(layer)
                    : house.optionalLayer(layer).definedBy(layer);
        }
        guard(house.whereLayer(DOMAIN)
                .mayNotAccessAnyLayer()
                .whereLayer(APPLICATION)
                .mayOnlyAccessLayers(DOMAIN)
                .whereLayer(REST)
                .mayOnlyAccessLayers(APPLICATION, DOMAIN)
                .whereLayer(PERSISTENCE)
                .mayOnlyAccessLayers(APPLICATION, DOMAIN)
                .whereLayer(TOKEN)
                .mayOnlyAccessLayers(APPLICATION, DOMAIN)
                .whereLayer(BOOTSTRAP)
                .mayNotBeAccessedByAnyLayer()
                .whereLayer(FRONT_DOOR)
                .mayNotBeAccessedByAnyLayer()
                .whereLayer(FRONT_DOOR)
                .mayNotAccessAnyLayer()
                .ensureAllClassesAreContainedInArchitecture()
                .because("the rules do not know who calls them, and whatever belongs to no layer belongs nowhere"));
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, PERSISTENCE, TOKEN})
    void keepsItsAdaptersApart(String adapter) {
        String[] others = List.of(REST, PERSISTENCE, TOKEN).stream()
                .filter(other -> !other.equals(adapter))
                .toArray(String[]::new);
        guard(noClasses()
                .that()
                .resideInAPackage(adapter)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("adapters meet in the ports only, so that each can be replaced alone"));
    }

    @Test
    void hidesItsServicesFromItsAdapters() {
        guard(noClasses()
                .that()
                .resideInAnyPackage(REST, PERSISTENCE, TOKEN)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SERVICES)
                .because("an adapter knows what a use case does, not who does it"));
    }

    @Test
    void keepsRestFromGoingAroundTheUseCases() {
        guard(noClasses()
                .that()
                .resideInAPackage(REST)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.mintmark.application.port.out..")
                .because("what a caller may do is decided in a use case, not beside it"));
    }

    @Test
    void keepsWhatIsDrivenFromDriving() {
        guard(noClasses()
                .that()
                .resideInAnyPackage(PERSISTENCE, TOKEN)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.mintmark.application.port.in..")
                .because("what the application drives does not drive the application"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.mintmark.domain.",
                "dev.mintmark.application.port.in.",
                "dev.mintmark.application.service.",
                "dev.mintmark.rest.",
                "dev.mintmark.persistence.",
                "dev.mintmark.token.",
                "dev.mintmark.bootstrap.",
            })
    void hasNoCyclesBetweenFeatures(String features) {
        slices().matching(features + "(*)..")
                .should()
                .beFreeOfCycles()
                .because("each feature can be read and changed alone")
                .allowEmptyShould(!exists(features + "*.."))
                .check(CLASSES);
    }

    @Test
    void keepsItsEntitiesInPersistence() {
        guard(noClasses()
                .that()
                .resideOutsideOfPackage(PERSISTENCE)
                .should()
                .beAnnotatedWith(Entity.class)
                .because("how something is stored is nobody else's business"));
        guard(noClasses()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .haveModifier(JavaModifier.PUBLIC)
                .orShould()
                .haveModifier(JavaModifier.PROTECTED)
                .because("an entity never leaves its package; what leaves it is a domain object"));
    }

    @Test
    void keepsItsPathsInRest() {
        guard(noClasses()
                .that()
                .resideOutsideOfPackage(REST)
                .should()
                .beAnnotatedWith(Path.class)
                .because("whoever looks for an endpoint looks in one module"));
        guard(noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(REST)
                .should()
                .beAnnotatedWith(Path.class)
                .because("whoever looks for an endpoint looks in one module"));
    }

    @Test
    void hasOneTransactionalClass() {
        guard(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(UNIT_OF_WORK)
                .should()
                .beAnnotatedWith(Transactional.class)
                .because("interceptors do not run on produced beans: a transaction is an explicit unit of work"));
        guard(noMethods()
                .that()
                .areDeclaredInClassesThat()
                .doNotHaveFullyQualifiedName(UNIT_OF_WORK)
                .should()
                .beAnnotatedWith(Transactional.class)
                .because("interceptors do not run on produced beans: a transaction is an explicit unit of work"));
    }

    @Test
    void injectsNothingIntoFields() {
        guard(noFields()
                .should()
                .beAnnotatedWith(Inject.class)
                .orShould()
                .beAnnotatedWith(Context.class)
                .orShould()
                .beAnnotatedWith(ConfigProperty.class)
                .orShould()
                .beAnnotatedWith(Resource.class)
                .orShould()
                .beAnnotatedWith(PersistenceContext.class)
                .orShould()
                .beAnnotatedWith(PersistenceUnit.class)
                .because("a constructor shows what a class needs, and a test can call it"));
    }

    @Test
    void takesTheTimeFromAClock() {
        DescribedPredicate<JavaAccess<?>> nowWithoutAClock = describe(
                "now() without a clock",
                access -> access.getTargetOwner().getPackageName().startsWith("java.time")
                        && access.getTarget().getFullName().endsWith(".now()"));
        guard(noClasses()
                .should()
                .accessTargetWhere(nowWithoutAClock)
                .because("a test must be able to say what time it is"));
    }

    @Test
    void takesIdsAndSecretsFromItsGenerators() {
        DescribedPredicate<JavaAccess<?>> chance = describe(
                "UUID.randomUUID or Math.random",
                access -> calls(access, UUID.class, "randomUUID") || calls(access, Math.class, "random"));
        DescribedPredicate<JavaClass> random = describe(
                        "random number generators",
                        (JavaClass type) ->
                                type.isAssignableTo(Random.class) || type.isEquivalentTo(SplittableRandom.class))
                .or(resideInAPackage("java.util.random.."));
        guard(noClasses()
                .that()
                .resideOutsideOfPackage(TOKEN)
                .should()
                .accessTargetWhere(chance)
                .because("ids are made in one place, in order of time"));
        guard(noClasses()
                .that()
                .resideOutsideOfPackage(TOKEN)
                .should()
                .dependOnClassesThat(random)
                .because("what nobody may guess is made in one place, from a secure generator"));
    }

    @Test
    void readsTheEnvironmentWhereTheServerIsPutTogether() {
        DescribedPredicate<JavaAccess<?>> environment =
                describe("the environment", access -> calls(access, System.class, "getenv"));
        guard(noClasses()
                .that()
                .resideOutsideOfPackage(BOOTSTRAP)
                .should()
                .accessTargetWhere(environment)
                .because("every setting is checked at the start, and a wrong one is named"));
    }

    @Test
    void givesTheServerADataSourceThatNeedsNoApplication() {
        guard(classes()
                .that()
                .resideInAPackage(DATA_SOURCE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        DATA_SOURCE,
                        "java..",
                        "javax.sql..",
                        "org.h2..",
                        "org.postgresql..",
                        "org.eclipse.microprofile..")
                .because("the server loads it from a library in which there is nothing else of ours"));
    }

    @Test
    void printsNothingButItsBanner() {
        guard(noClasses()
                .that(not(partOf("dev.mintmark.bootstrap.settings.database.Banner")))
                .should(ACCESS_STANDARD_STREAMS)
                .because("what is worth saying goes to the log, with the id of its request"));
    }

    @Test
    void throwsNoGenericExceptions() {
        guard(noClasses().should(THROW_GENERIC_EXCEPTIONS).because("a caller can only handle what has a name"));
    }

    @Test
    void foldsItsSealedTypes() {
        guard(noClasses()
                .should(ArchCondition.from(describe(
                        "ask with instanceof which of the permitted types it has",
                        type -> type.getInstanceofChecks().stream()
                                .map(InstanceofCheck::getRawType)
                                .anyMatch(ArchitectureTest::isPermittedBySealed))))
                .because("a fold does not compile until somebody has decided what happens to a new permitted type"));
    }

    @Test
    void hasNamesThatSayWhatAClassIs() {
        guard(noClasses()
                .should()
                .haveNameMatching(".*(Impl|Dto|DTO|Utils?|Helpers?|Manager)")
                .because("such a name says nothing about what the class does"));
    }

    @Test
    void hasNoSecretThatPrintsItself() {
        guard(noClasses()
                .that()
                .haveSimpleNameEndingWith("Secret")
                .should()
                .beRecords()
                .because("a record prints its components"));
    }

    /** Checks a rule, and that it is not blind: the canaries break every rule on purpose. */
    private static void guard(ArchRule rule) {
        rule.allowEmptyShould(!LAYERS.stream().allMatch(ArchitectureTest::exists))
                .check(CLASSES);
        assertThat(rule.evaluate(CANARIES).hasViolation())
                .as("the canaries break: %s", rule.getDescription())
                .isTrue();
    }

    private static boolean exists(String packages) {
        return CLASSES.stream().anyMatch(resideInAPackage(packages));
    }

    private static boolean isPermittedBySealed(JavaClass type) {
        return Stream.concat(type.getAllRawInterfaces().stream(), type.getAllRawSuperclasses().stream())
                .filter(resideInAPackage("dev.mintmark.."))
                .anyMatch(ours -> ours.reflect().isSealed());
    }

    private static boolean calls(JavaAccess<?> access, Class<?> owner, String name) {
        return access.getTargetOwner().isEquivalentTo(owner)
                && access.getTarget().getName().equals(name);
    }

    private static DescribedPredicate<JavaClass> partOf(String name) {
        return describe(
                "part of " + name,
                type -> type.getName().equals(name) || type.getName().startsWith(name + "$"));
    }
}
