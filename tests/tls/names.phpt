--TEST--
Which certificates are those of a host, and what they have to be for
--EXTENSIONS--
gearman
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/tls.inc';

$certificates = new Certificates();
$trust = ['cafile' => $certificates->ca];

/** What is said of the certificate when it is expected to be that of each of these. */
function attempt(string $what, array $certificate, array $names, array $options = [], string $host = '127.0.0.1'): void
{
    global $trust;
    $server = tls_server($certificate, '-L', $host);
    echo "$what\n";
    foreach ($names as $name) {
        $client = tls_client(str_contains($host, ':') ? "[$host]:$server->port" : "$host:$server->port",
            $options + $trust + ['peer_name' => $name]);
        $error = patiently(fn () => @$client->ping('x') ? 'good' : $client->error());
        echo '  ', $name ?? $host, ': ', preg_replace('/.*certificate verify failed: /', '', strtolower($error)), "\n";
    }
}

attempt('two names', $certificates->make('names', 'DNS:a.example,DNS:b.example'), ['b.example', 'B.EXAMPLE', 'b.example.', 'c.example', 'ab.example', 'names']);
attempt('all of a domain', $certificates->make('wild', 'DNS:*.example.org'),
    ['a.example.org', 'a.b.example.org', 'example.org', '*.example.org', 'a.example.com']);
attempt('a part of a name', $certificates->make('part', 'DNS:a*.example.org'), ['ab.example.org']);
attempt('all there is', $certificates->make('all', 'DNS:*,DNS:*.org'), ['example', 'example.org']);
attempt('only a common name', $certificates->make('cn.example', 'basicConstraints=CA:FALSE'), ['cn.example', 'other.example']);
attempt('a common name that is an address', $certificates->make('127.0.0.1', 'basicConstraints=CA:FALSE'), [null]);
attempt('an address that is called a name', $certificates->make('called', 'DNS:127.0.0.1'), [null]);
attempt('addresses', $certificates->make('addresses', 'IP:127.0.0.1,IP:::1'), [null, '::1', '0:0::1', '127.0.0.2', 'localhost']);
attempt('addresses of IPv6', $certificates->make('six', 'IP:::1'), [null, '127.0.0.1'], [], '::1');
attempt('not yet', $certificates->make('early', begins: 1), [null]);
attempt('for clients', $certificates->make('for clients', "DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=clientAuth"), [null]);
attempt('for servers', $certificates->make('for servers', "DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth"), [null]);

// the same of clients
$server = tls_server($certificates->make('server'), "--ssl-ca-file=$certificates->ca");
foreach (['serverAuth', 'clientAuth', 'serverAuth,clientAuth'] as $purpose) {
    $client = tls_client($server->address, $trust + ['local_cert' => $certificates->make('client', "extendedKeyUsage=$purpose")[2]]);
    echo "a client's for $purpose: ", patiently(fn () => @$client->ping('x') ? 'good' : preg_replace('/.*(unsupported certificate).*/', '$1', $client->error())), "\n";
}
$middle = new Certificates('middle', $certificates);
$below = new Certificates('below', $middle);
[$certificate, $key] = $below->make('deep');
file_put_contents($certificate, file_get_contents($certificate) . file_get_contents($below->ca) . file_get_contents($middle->ca));
foreach ([2, 1, 0] as $depth) {
    attempt("two between, at most $depth", [$certificate, $key], [null], ['verify_depth' => $depth]);
}
attempt('none between, and none allowed', $certificates->make('server'), [null], ['verify_depth' => 0]);
$name = str_repeat('a', 256);
var_dump(@(new GearmanClient())->setSSL(['peer_name' => $name]));
?>
--EXPECT--
two names
  b.example: good
  B.EXAMPLE: good
  b.example.: good
  c.example: hostname mismatch
  ab.example: hostname mismatch
  names: hostname mismatch
all of a domain
  a.example.org: good
  a.b.example.org: hostname mismatch
  example.org: hostname mismatch
  *.example.org: good
  a.example.com: hostname mismatch
a part of a name
  ab.example.org: hostname mismatch
all there is
  example: hostname mismatch
  example.org: hostname mismatch
only a common name
  cn.example: good
  other.example: hostname mismatch
a common name that is an address
  127.0.0.1: ip address mismatch
an address that is called a name
  127.0.0.1: ip address mismatch
addresses
  127.0.0.1: good
  ::1: good
  0:0::1: good
  127.0.0.2: ip address mismatch
  localhost: hostname mismatch
addresses of IPv6
  ::1: good
  127.0.0.1: ip address mismatch
not yet
  127.0.0.1: certificate is not yet valid
for clients
  127.0.0.1: unsuitable certificate purpose
for servers
  127.0.0.1: good
a client's for serverAuth: unsupported certificate
a client's for clientAuth: good
a client's for serverAuth,clientAuth: good
two between, at most 2
  127.0.0.1: good
two between, at most 1
  127.0.0.1: certificate chain too long
two between, at most 0
  127.0.0.1: certificate chain too long
none between, and none allowed
  127.0.0.1: good
bool(false)
