import { SetupProblem } from '~/platform/setup/setup-problem';
import { checkAudit, type Misfit } from './verify-audit.server';

const what: Record<Misfit, string> = {
  'rows-missing': 'Rows are missing',
  'rows-added': 'Rows were added',
  'rows-changed': 'A row or the seal itself was changed',
  'seal-missing': 'A seal before it is missing',
};

/**
 * The command `verify-audit`: reckons every seal of the audit trail anew and says how it stands.
 * Throws a SetupProblem naming the first seal that does not fit, so that the process ends with status 1.
 */
export async function verifyAuditByCommand(): Promise<void> {
  const result = await checkAudit();
  if (result.kind === 'whole') {
    process.stdout.write(
      `The audit trail is whole: ${result.rows} rows under ${result.seals} seals, up to row ${result.lastId}. The last seal is ${result.lastSeal || 'not there yet'}.\n`,
    );
    return;
  }
  const { because, seal, firstId, lastId, rows } = result;
  throw new SetupProblem(
    `The audit trail does not fit seal ${seal}, over rows ${firstId} to ${lastId}. ${what[because]}. The ${rows} rows before it fit. Was SESSION_SECRET changed? Then no seal fits; otherwise compare with a backup.`,
  );
}
