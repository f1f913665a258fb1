--TEST--
Another library's TLS: GnuTLS with our server, 1.2 and 1.3, and what is older is refused
--EXTENSIONS--
gearman
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
exec('command -v gnutls-cli', result_code: $code);
if ($code) die('skip no gnutls-cli');
?>
--FILE--
<?php
require __DIR__ . '/tls.inc';

$certificates = new Certificates();
[$certificate, $key] = $certificates->make('client', '');

function ask(string $version): void
{
    global $certificates, $certificate, $key;
    $server = tls_server($certificates->make('server'), "--ssl-ca-file=$certificates->ca");
    $commands = temporary("version\nstatus\nshutdown\n");
    $words = "gnutls-cli --x509cafile=$certificates->ca --x509certfile=$certificate --x509keyfile=$key "
        . "--priority=NORMAL:-VERS-ALL:+VERS-$version -p $server->port 127.0.0.1";
    $process = proc_open("$words 2>&1", [['pipe', 'r'], ['pipe', 'w']], $pipes);
    fwrite($pipes[0], file_get_contents($commands));
    $answer = '';
    while (!str_contains($answer, "\n.\nOK") && !feof($pipes[1])) { // its input stays open until it has heard everything
        $answer .= fread($pipes[1], 8192);
    }
    fclose($pipes[0]);
    proc_close($process);
    echo "$version: ", preg_match('/^OK \S+\n\.\nOK/m', str_replace("\r", '', $answer)) ? 'answered' : 'not answered', "\n";
}

ask('TLS1.3');
ask('TLS1.2');
ask('TLS1.1');
?>
--EXPECT--
TLS1.3: answered
TLS1.2: answered
TLS1.1: not answered
