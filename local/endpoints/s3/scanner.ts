/** Plays GuardDuty Malware Protection for S3: a verdict for every new version of a scanned bucket, as its tag and as an event. */
import { randomBytes } from 'node:crypto';
import { type BusEvent, busEvent, localAccount, localRegion } from '../event-bus.ts';
import type { Store, Version } from './store.ts';

export type Verdict = 'NO_THREATS_FOUND' | 'THREATS_FOUND' | 'UNSUPPORTED' | 'ACCESS_DENIED' | 'FAILED';

/** What the scanner is told by a file that has it anywhere in it: for the cases nobody can bring about with an honest file. */
export const scannerWords = {
  ACCESS_DENIED: 'LOCAL-SCAN:ACCESS_DENIED',
  FAILED: 'LOCAL-SCAN:FAILED',
  /** The verdict is lost on the way: neither tag nor event. */
  NEVER: 'LOCAL-SCAN:NEVER',
} as const;

/** https://www.eicar.org/download-anti-malware-testfile/, in two parts so that no scanner takes this file for it. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

const tag = 'GuardDutyMalwareScanStatus';

/** `undefined`: no verdict comes. What is locked by a password cannot be looked into, so GuardDuty skips it. */
export function verdictOn(bytes: Buffer): Verdict | undefined {
  if (bytes.includes(scannerWords.NEVER)) return undefined;
  if (bytes.includes(scannerWords.FAILED)) return 'FAILED';
  if (bytes.includes(scannerWords.ACCESS_DENIED)) return 'ACCESS_DENIED';
  if (bytes.includes(eicar)) return 'THREATS_FOUND';
  return isLocked(bytes) ? 'UNSUPPORTED' : 'NO_THREATS_FOUND';
}

/** A PDF with `/Encrypt`, or a ZIP whose first entry has the bit of encryption. */
function isLocked(bytes: Buffer): boolean {
  if (bytes.subarray(0, 1024).includes('%PDF-')) return bytes.includes('/Encrypt');
  return bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004' && ((bytes[6] ?? 0) & 1) === 1;
}

/** Writes the tag and makes the event, the tag first as far as one can tell. https://docs.aws.amazon.com/guardduty/latest/ug/monitor-with-eventbridge-s3-malware-protection.html */
export function scan(store: Store, bucket: string, key: string, version: Version, now: number): readonly BusEvent[] {
  const verdict = verdictOn(store.read(bucket, key, version));
  if (verdict === undefined) return [];
  const tags = [...version.tags.filter((one) => one.key !== tag), { key: tag, value: verdict }];
  store.change(bucket, key, { ...version, tags });
  const plan = `arn:aws:guardduty:${localRegion}:${localAccount}:malware-protection-plan/local`;
  return [
    busEvent(
      {
        source: 'aws.guardduty',
        'detail-type': 'GuardDuty Malware Protection Object Scan Result',
        resources: [plan],
        detail: {
          schemaVersion: '1.0',
          scanStatus: {
            NO_THREATS_FOUND: 'COMPLETED',
            THREATS_FOUND: 'COMPLETED',
            UNSUPPORTED: 'SKIPPED',
            ACCESS_DENIED: 'SKIPPED',
            FAILED: 'FAILED',
          }[verdict],
          resourceType: 'S3_OBJECT',
          s3ObjectDetails: {
            bucketName: bucket,
            objectKey: key,
            eTag: version.etag.replaceAll('"', ''),
            versionId: version.versionId,
            s3Throttled: false,
          },
          scanResultDetails: {
            scanResultStatus: verdict,
            threats: verdict === 'THREATS_FOUND' ? [{ name: 'EICAR-Test-File (not a virus)' }] : null,
          },
          scanId: randomBytes(16).toString('hex'),
        },
      },
      now,
    ),
  ];
}
