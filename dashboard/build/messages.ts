import compile from 'icu-minify/compile';
import type { Plugin } from 'vite';

type Node = { type: string; start: number; end: number; [child: string]: unknown };

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** The messages of a module: the first argument of each call of `icu`. */
function messagesIn(node: Node): Node[] {
  const below = Object.values(node).flat().filter(isNode).flatMap(messagesIn);
  const called = node.type === 'CallExpression' && (node.callee as Node).name === 'icu';
  return called ? [(node.arguments as Node[])[0] as Node, ...below] : below;
}

/** Compiles the ICU messages of the texts, so that the browser needs no parser for them. */
export function messages(): Plugin {
  return {
    name: 'messages',
    transform: {
      filter: { id: /\/src\/texts\/[a-z]+\/\w+\.ts$/ },
      handler(code) {
        let compiled = code;
        for (const { value, start, end } of messagesIn(this.parse(code) as unknown as Node).reverse()) {
          if (typeof value !== 'string') {
            this.error('a message of ICU is a string in quotes', start);
          }
          try {
            compiled = compiled.slice(0, start) + JSON.stringify(compile(value)) + compiled.slice(end);
          } catch (fault) {
            this.error(`${String(fault)} in the message “${value}”`, start);
          }
        }
        return { code: compiled, map: null };
      },
    },
  };
}
