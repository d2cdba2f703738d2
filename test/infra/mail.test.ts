import { describe, expect, it } from 'vitest';
import { deliveryMessage } from '../../shared/schemas/wire.ts';
import { synthesise, target } from './synthesised.ts';

const { pipeline } = synthesise();
const rules = Object.values(pipeline.findResources('AWS::Events::Rule'))
  .map((r) => r['Properties'])
  .filter((r) => r.EventPattern?.source?.includes('aws.ses'));

/** What EventBridge makes of an event: paths looked up, strings put in with their quotes. */
function transformed(rule: (typeof rules)[number], event: unknown): unknown {
  const { InputPathsMap, InputTemplate } = rule.Targets[0].InputTransformer;
  const filled = String(InputTemplate).replace(/<([\w-]+)>/g, (_, name: string) => {
    const path = String(InputPathsMap[name]).replace('$.', '').replaceAll('[0]', '.0').split('.');
    const value = path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], event);
    if (value === undefined) throw new Error(`the event has no ${String(InputPathsMap[name])}`);
    return JSON.stringify(value);
  });
  return JSON.parse(filled);
}

function sesEvent(eventType: string, more: object = {}) {
  return {
    source: 'aws.ses',
    detail: {
      eventType,
      mail: {
        messageId: '0100019a-0000',
        destination: ['victim@example.com'],
        commonHeaders: { subject: 'A subject' },
        tags: { case: ['AAAAAAAAAAAAAAAAAAAAAA'], mail: ['cmVjZWl2ZWQ'] },
      },
      ...more,
    },
  };
}

const ruleFor = (eventType: string) => rules.filter((r) => r.EventPattern.detail.eventType.includes(eventType));

describe('mail (G25)', () => {
  it.each(['Send', 'Reject', 'Delivery', 'Bounce', 'Complaint', 'DeliveryDelay'])(
    '%s of our configuration set becomes one message our schema reads, without address or subject (G12)',
    (eventType) => {
      const [rule, ...others] = ruleFor(eventType);
      expect(others).toEqual([]);
      expect(rule?.EventPattern.source).toEqual(['aws.ses']);
      expect(Object.keys(rule?.EventPattern.detail.mail.tags)).toEqual(['ses:configuration-set', 'case', 'mail']);
      expect(target(rule?.Targets[0].Arn)).toMatch(/^WorkersDeliveriesQueue/);
      const message = transformed(rule, sesEvent(eventType, { bounce: { bounceType: 'Permanent' } }));
      expect(deliveryMessage.parse(message)).toEqual({
        type: eventType,
        message: '0100019a-0000',
        case: 'AAAAAAAAAAAAAAAAAAAAAA',
        mail: 'cmVjZWl2ZWQ',
        ...(eventType === 'Bounce' ? { class: 'Permanent' } : {}),
      });
      expect(JSON.stringify(message)).not.toMatch(/example\.com|subject/i);
    },
  );

  it('an event rule keeps no dead letter: it would be the whole event, address and all (G12)', () => {
    for (const rule of rules) expect(rule.Targets[0].DeadLetterConfig).toBeUndefined();
    expect(rules).toHaveLength(2);
  });

  it('SES tells the default bus everything but opens and clicks, and sends over TLS only (T4, T5)', () => {
    const [destination] = Object.values(pipeline.findResources('AWS::SES::ConfigurationSetEventDestination'));
    const { EventBridgeDestination, MatchingEventTypes, Enabled } = destination?.['Properties'].EventDestination ?? {};
    expect(JSON.stringify(EventBridgeDestination.EventBusArn)).toContain('event-bus/default');
    expect(MatchingEventTypes.toSorted()).toEqual([
      'bounce',
      'complaint',
      'delivery',
      'deliveryDelay',
      'reject',
      'send',
    ]);
    expect(Enabled).toBe(true);
    const [set] = Object.values(pipeline.findResources('AWS::SES::ConfigurationSet'));
    expect(set?.['Properties']).toMatchObject({ Name: 'redress-dev-mail', DeliveryOptions: { TlsPolicy: 'REQUIRE' } });
    expect(set?.['Properties'].TrackingOptions).toBeUndefined();
  });

  it('the sending domain is verified by the operator: no template makes an identity', () => {
    expect(Object.keys(pipeline.findResources('AWS::SES::EmailIdentity'))).toEqual([]);
  });
});
