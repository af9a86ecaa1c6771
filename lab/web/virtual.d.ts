declare module 'virtual:routes' {
  /** Method and path of each route of `lab/shared/routes.ts`, by name; made by `vite.config.ts`. */
  export const table: Readonly<Record<string, readonly [method: string, path: string]>>
}
