/** Names under which labels can be given, as options and experiments write them. */
export const schemes = ['native', 'presidio', 'hipaa', 'amia', 'generic', 'subentity'] as const
