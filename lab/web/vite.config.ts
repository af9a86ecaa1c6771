import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig, type Plugin } from 'vite'
import { routes } from '../shared/routes.ts'

/** Gives the web app the method and path of every route, without the schemas, which only the server runs. */
function routeTable(): Plugin {
  const name = 'virtual:routes'
  const table = Object.fromEntries(
    Object.entries(routes).map(([key, { method, path }]) => [key, [method, path]]),
  )
  return {
    name: 'route-table',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? `export const table = ${JSON.stringify(table)}` : undefined),
  }
}

export default defineConfig({
  plugins: [react(), routeTable()],
  resolve: { conditions: ['palimpsest-source', ...defaultClientConditions] },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // The engine of the de-identified view brings the ordinary words (850 kB) and the surrogates (350 kB) along.
    chunkSizeWarningLimit: 1600,
    // The licences of what is bundled, as its authors ask for them.
    license: { fileName: 'licences.md' },
  },
  server: { port: 7802, proxy: { '/api': 'http://127.0.0.1:7801' } },
})
