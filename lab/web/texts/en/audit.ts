/** The record. */
export const auditTexts = {
  audit: {
    title: 'Audit trail',
    verify: 'Verify the chain',
    export: 'Export',
    whole: '{{entries}} entries, the chain is whole. Last hash {{hash}}…',
    broken: 'The chain is broken at entry {{at}}.',
    action: 'Action',
    who: 'Who',
    anyone: 'Anyone',
    subject: 'Subject',
    from: 'From',
    to: 'To',
    none: 'Nothing matches',
    number: 'No.',
    when: 'When',
    detail: 'Detail',
    hash: 'Hash',
  },
}
