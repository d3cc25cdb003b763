const ISSUER = 'https://id.example.com';
const AUDIENCE = 'https://orders.example.com';
const KEYS = 'http://127.0.0.1:8081/keys';

const ES256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
// What stands before the coordinates of a point on P-256 in the form that importKey takes (RFC 5480)
const SPKI = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d03010703420004', 'hex');

const bytes = (part) => Buffer.from(part, 'base64url');
const json = (part) => JSON.parse(bytes(part).toString());

async function publicKey(kid) {
  const answer = await ngx.fetch(KEYS);
  const set = await answer.json();
  const jwk = set.keys.find((key) => key.kid === kid && key.alg === 'ES256');
  const spki = Buffer.concat([SPKI, bytes(jwk.x), bytes(jwk.y)]);
  return crypto.subtle.importKey('spki', spki, ES256, false, ['verify']);
}

async function takes(token) {
  const parts = token.split('.');
  const header = json(parts[0]);
  const claims = json(parts[1]);
  const key = await publicKey(header.kid);
  const signed = await crypto.subtle.verify(ES256, key, bytes(parts[2]), `${parts[0]}.${parts[1]}`);
  return signed && header.alg === 'ES256' && header.typ === 'at+jwt'
    && claims.iss === ISSUER && claims.aud === AUDIENCE && Date.now() < claims.exp * 1000;
}

async function verify(r) {
  let taken = false;
  try {
    const token = r.headersIn.Authorization.replace(/^Bearer /i, '');
    taken = await takes(token);
  } catch (unreadable) {
    r.error(`no token: ${unreadable.message}`);
  }
  if (!taken) {
    r.headersOut['WWW-Authenticate'] = 'Bearer error="invalid_token"';
  }
  r.return(taken ? 204 : 401);
}

export default { verify };
