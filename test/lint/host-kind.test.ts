import { describe, expect, test } from 'vitest';
import { isAddress, unreachableKind } from '../../src/lint/host-kind.ts';
import { readAddress } from '../../src/lint/read-address.ts';

function kindOf(host: string): string | undefined {
  const address = readAddress(`https://${host}/hook`);
  if (address?.host === undefined) throw new Error(`\`${host}\` is no host`);
  return unreachableKind(address.host);
}

describe('a host that nobody reaches from outside', () => {
  test.each([
    ['localhost', 'a name'],
    ['LOCALHOST.', 'a name'],
    ['api.localhost', 'a name'],
    ['localhost.localdomain', 'a name'],
    ['ⓛⓞⓒⓐⓛⓗⓞⓢⓣ', 'a name'],
    ['hooks', 'a name'],
    ['printer.local', 'a name'],
    ['hooks.acme.internal', 'a name'],
    ['metadata.google.internal', 'a name'],
    ['metadata.google.internal.', 'a name'],
    ['hooks.default.svc.cluster.local', 'a name'],
    ['router.home.arpa', 'a name'],
    ['127.0.0.1', 'a loopback address'],
    ['127.0.0.1.', 'a loopback address'],
    ['127.1', 'a loopback address'],
    ['127.255.255.254', 'a loopback address'],
    ['2130706433', 'a loopback address'],
    ['0x7f000001', 'a loopback address'],
    ['0x7f.0.0.0x1', 'a loopback address'],
    ['017700000001', 'a loopback address'],
    ['0177.0.0.01', 'a loopback address'],
    ['１２７.0.0.1', 'a loopback address'],
    ['127。0。0。1', 'a loopback address'],
    ['%31%32%37.0.0.1', 'a loopback address'],
    ['[::1]', 'a loopback address'],
    ['[0:0:0:0:0:0:0:1]', 'a loopback address'],
    ['[::ffff:127.0.0.1]', 'a loopback address'],
    ['[::ffff:7f00:1]', 'a loopback address'],
    ['[::127.0.0.1]', 'a loopback address'],
    ['[64:ff9b::7f00:1]', 'a loopback address'],
    ['[::ffff:0:7f00:1]', 'a loopback address'],
    ['0', 'an address that stands for none'],
    ['0.0.0.0', 'an address that stands for none'],
    ['0.1.2.3', 'an address that stands for none'],
    ['[::]', 'an address that stands for none'],
    ['10.0.0.1', 'a private address'],
    ['172.16.0.1', 'a private address'],
    ['172.31.255.255', 'a private address'],
    ['192.168.1.1', 'a private address'],
    ['[fc00::1]', 'a private address'],
    ['[fd00:ec2::254]', 'a private address'],
    ['[64:ff9b::10.0.0.1]', 'a private address'],
    ['100.64.0.1', 'an address behind the NAT'],
    ['100.100.100.200', 'an address behind the NAT'],
    ['169.254.169.254', 'a link-local address'],
    ['169.254.170.2', 'a link-local address'],
    ['0xA9FEA9FE', 'a link-local address'],
    ['[::ffff:a9fe:a9fe]', 'a link-local address'],
    ['[fe80::1]', 'a link-local address'],
    ['168.63.129.16', 'an address of the platform'],
    ['192.0.0.192', 'an address that is reserved'],
    ['198.18.0.1', 'an address that is reserved'],
    ['224.0.0.1', 'an address that is reserved'],
    ['255.255.255.255', 'an address that is reserved'],
    ['[2002:7f00:1::]', 'an address that is reserved'],
    ['[2001:0:1::]', 'an address that is reserved'],
    ['[64:ff9b:1::7f00:1]', 'an address that is reserved'],
    ['[fec0::1]', 'an address that is reserved'],
    ['[4000::1]', 'an address that is reserved'],
  ])('is told in every spelling: %s is %s', (host, kind) => {
    expect(kindOf(host)).toMatch(new RegExp(`^${kind}`));
  });
});

test.each([
  'hooks.acme.example',
  'acme.com',
  'localhost.acme.com',
  'internal.acme.com',
  'xn--bcher-kva.example',
  '8.8.8.8',
  '172.15.0.1',
  '172.32.0.1',
  '100.63.255.255',
  '169.253.0.1',
  '11.0.0.1',
  '[2606:4700::1111]',
  '[::ffff:8.8.8.8]',
  '[64:ff9b::8.8.8.8]',
])('%s can be reached from outside', (host) => {
  expect(kindOf(host)).toBeUndefined();
});

test.each([
  ['8.8.8.8', true],
  ['[2606:4700::1111]', true],
  ['hooks.acme.example', false],
  ['8.8.8.8.example', false],
])('%s is an address: %s', (host, expected) => {
  expect(isAddress(host)).toBe(expected);
});

describe('an address', () => {
  test.each([
    ['https://hooks.acme.example:8443/a?b#c', 'hooks.acme.example'],
    ['HTTPS://HOOKS.acme.example./', 'hooks.acme.example'],
    ['https://user@hooks.acme.example/', 'hooks.acme.example'],
    ['https://hooks.acme.example/${secret:A}?b=${var:C}', 'hooks.acme.example'],
    ['https://user:${secret:A}@hooks.acme.example/', 'hooks.acme.example'],
    ['https://hooks.acme.example/$${literal}', 'hooks.acme.example'],
    ['https://${secret:A}.acme.example/', undefined],
    ['https://${secret:A}/hooks.acme.example', undefined],
  ])('%s has the host %s', (text, host) => {
    expect(readAddress(text)?.host).toBe(host);
  });

  test.each([
    '${secret:HOOK_URL}',
    'https://',
    'https://hooks.acme.example:84430/',
    'https://hooks.acme.example\\@evil.example/',
    'https://hooks.acme.example /',
    'https://hooks.acme.example/\n',
    ' https://hooks.acme.example/',
    'hooks.acme.example/a',
    'https://256.256.256.256/',
    'https://[::1/',
  ])('is not what clients read differently: %s', (text) => {
    expect(readAddress(text)).toBeUndefined();
  });
});
