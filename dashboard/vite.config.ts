import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { messages } from './build/messages.ts';

/** Where `npm run dev` finds a running service. */
const service = process.env.MINTMARK_SERVICE ?? 'http://localhost:9080';
const ofTheService = ['/api/', '/connect', '/.well-known', '/docs', '/openapi', '/health'];

/** What pages without a list do without. */
const ofLists = /\/components\/(ListView|TableView|useTable)\.tsx?$|\/@tanstack\/(react-)?table/;

export default defineConfig({
  plugins: [react(), messages()],
  build: {
    outDir: 'target/classes/dashboard',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What the texts of a language need: not from the piece that waits for them.
            { name: 'language', test: /\/texts\/(icu|language|named)\.ts$|\/icu-minify\//, priority: 3 },
            // What runs early: not from the piece that comes last.
            { name: 'texts', test: /\/texts\/chosen\.ts$/, priority: 2 },
            { name: 'session', test: /\/api\/(start|session|problem)\.ts$|\/node_modules\/react\//, priority: 2 },
            // What every visit needs.
            { name: 'start', tags: ['$initial'], priority: 1 },
            // What chooses among the pages, for those who get in.
            { name: 'routes', test: /\/src\/routes\.tsx$/, priority: 1 },
            // What most pages share comes in one piece: many small ones compress worse.
            { name: 'shared', minShareCount: 8, test: (id) => !ofLists.test(id) },
            { name: 'lists', test: ofLists },
          ],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      // The service refuses a refresh that a page of another origin asks for; this page stands for its own.
      ofTheService.map((path) => [path, { target: service, changeOrigin: true, headers: { origin: service } }]),
    ),
  },
});
