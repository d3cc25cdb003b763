import { Verifier } from '@mintmark/verifier';

export function followingVerifier(issuer: string) {
  return Verifier.of(issuer, 'mintmark-api', {
    followCuts: {
      clientId: 'mr_7c9kx2v4n8q1w5e3r6t0y2h4jk',
      secretFile: '/run/secrets/mintmark', // read for each request; or secret: '…'
      staleAfter: 120, // seconds
      whenStale: 'refuse', // or 'go_on'
    },
  });
}
