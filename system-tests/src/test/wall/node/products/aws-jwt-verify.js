import { JwtVerifier } from 'aws-jwt-verify';
import { SimpleFetcher } from 'aws-jwt-verify/https';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';

// jwksUri: of the issuer, by https; ca: what Node does not trust by itself, else undefined
export function verifier({ issuer, audience, jwksUri, ca }) {
  const fetcher = new SimpleFetcher({ defaultRequestOptions: { ca } });
  const verifier = JwtVerifier.create(
    { issuer, audience, jwksUri },
    { jwksCache: new SimpleJwksCache({ fetcher }) },
  );
  return (token) => verifier.verify(token);
}
