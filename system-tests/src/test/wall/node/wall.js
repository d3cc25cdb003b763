// What others wrote, asked by a test: one JSON array a line, one JSON object a line back.
//   ["start", product, api]              a verifier of this API: its number
//   ["take", number, token]              whether it takes the token, and if not, why
//   ["token", product, app, parameters]  what this client gets from the token endpoint, or why it does not
//   ["mcp", app, metadata]               the client id that a tool of the MCP server of this metadata sees
// What is no answer, such as an error 500 or a fetch that fails, is "broken".
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

const verifiers = [];

const load = (product) => import(`./products/${product}.js`);

async function listen(handler, port = 0) {
  const server = createServer(handler);
  await new Promise((listening) => server.listen(port, 'localhost', listening));
  return `http://localhost:${server.address().port}`;
}

class Broken extends Error {}

/** Answers as a verifier does: with a promise that is rejected for a token that the server refuses. */
async function overHttp(handler) {
  const url = await listen(handler);
  return async (token) => {
    const answer = await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
    if (answer.status !== 200) {
      const why = answer.headers.get('WWW-Authenticate') ?? (await answer.text());
      throw answer.status === 401 ? new Error(why) : new Broken(`${answer.status} ${why}`);
    }
  };
}

const questions = {
  async start(product, api) {
    const { server, verifier } = await load(product);
    verifiers.push(verifier ? await verifier(api) : await overHttp(await server(api)));
    return { number: verifiers.length - 1 };
  },
  async take(number, token) {
    await verifiers[number](token);
    return {};
  },
  async token(product, app, parameters) {
    return (await load(product)).token(app, parameters);
  },
  async mcp(app, metadata) {
    const [{ server }, { connect }] = await Promise.all([load('mcp-server'), load('mcp-client')]);
    await listen(server(metadata), new URL(metadata.resource).port);
    const client = await connect(app, metadata.resource);
    const { content } = await client.callTool({ name: 'whoami' });
    await client.close();
    return { caller: content[0].text };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const [question, ...details] = JSON.parse(line);
  const answer = await questions[question](...details).catch((failure) => {
    const why = failure.cause?.reason ?? String(failure);
    return failure instanceof Broken || failure instanceof TypeError ? { broken: why } : { refused: why };
  });
  console.log(JSON.stringify(answer));
}
process.exit();
