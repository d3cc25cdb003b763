/** Plans, their limits and their life (rules §4). */
package dev.mintmark.domain.plan;
