package dev.mintmark.spring;

import dev.mintmark.verifier.Verifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Active unless {@code mintmark.enabled} is false: an application that has it and names no issuer does not start. A
 * {@link Verifier} that the application makes itself is used instead of one by these settings.
 */
@AutoConfiguration
@ConditionalOnProperty(name = "mintmark.enabled", matchIfMissing = true)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(MintmarkProperties.class)
public class MintmarkAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Verifier mintmarkVerifier(MintmarkProperties properties) {
        return properties.verifier().build();
    }

    @Bean
    Protection mintmarkProtection(Verifier verifier, MintmarkProperties properties) {
        return new Protection(verifier, properties.publicPaths());
    }
}
