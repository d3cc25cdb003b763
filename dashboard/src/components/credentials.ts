/** New credentials, and where they are good. */
export type Credentials = { clientId: string; clientSecret: string; issuer: string };

/** The credentials as a file of environment variables. */
export function environmentFile({ clientId, clientSecret, issuer }: Credentials): string {
  return `MINTMARK_TOKEN_ENDPOINT=${issuer}/connect/token\nMINTMARK_CLIENT_ID=${clientId}\nMINTMARK_CLIENT_SECRET=${clientSecret}\n`;
}
