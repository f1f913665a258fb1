--TEST--
A file that cannot be used is named: by the server, which does not start, and by setSSL()
--EXTENSIONS--
gearman
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/tls.inc';

$certificates = new Certificates();
[$certificate, $key, $both] = $certificates->make('server');
[$other, $other_key] = $certificates->make('other');
$bad = "$certificates->directory/bad.pem";
file_put_contents($bad, "nonsense\n");
$none = "$certificates->directory/none.pem";
$encrypted = $certificates->encrypt($key, 'open sesame');

/** The last line that a server says which does not start; "serves" if it does. */
function start(array $options, array $environment = []): string
{
    global $certificates;
    $process = new Process([getenv('GEARMAND') ?: dirname(__DIR__, 2) . '/server/gearmand', '-p', '0', '-L', '127.0.0.1', ...$options], $environment);
    wait_for(fn () => !$process->running() || str_contains($process->text(), 'is ready'), 'a start');
    if ($process->running()) {
        $process->kill();
        return 'serves';
    }
    $lines = explode("\n", trim($process->text()));
    $text = str_replace("$certificates->directory/", '', end($lines)) . ', exit code ' . $process->wait();
    $process->kill();
    return $text;
}

foreach ([
    'all is well' => ['--ssl', "--ssl-certificate=$certificate", "--ssl-key=$key"],
    'the key in the same file' => ['--ssl', "--ssl-certificate=$both"],
    'no certificate' => ['--ssl', "--ssl-key=$key"],
    'no file' => ['--ssl', "--ssl-certificate=$none", "--ssl-key=$key"],
    'no key' => ['--ssl', "--ssl-certificate=$certificate", "--ssl-key=$none"],
    'no CA' => ['--ssl', "--ssl-certificate=$certificate", "--ssl-key=$key", "--ssl-ca-file=$none"],
    'nonsense' => ['--ssl', "--ssl-certificate=$bad", "--ssl-key=$key"],
    'a nonsensical CA' => ['--ssl', "--ssl-certificate=$certificate", "--ssl-key=$key", "--ssl-ca-file=$bad"],
    "another's key" => ['--ssl', "--ssl-certificate=$certificate", "--ssl-key=$other_key"],
    'tls:// without' => ['--listen', 'tls://127.0.0.1'],
    'tls:// with' => ['--listen', 'tls://127.0.0.1', "--ssl-certificate=$both"],
    'not switched on' => ['--ssl=no', "--ssl-certificate=$both"],
] as $what => $options) {
    echo "$what: ", start($options), "\n";
}
$line = start(['--ssl', "--ssl-certificate=$certificate", "--ssl-key=$encrypted"]);
echo 'a key with a passphrase: ', preg_match('/^gearmand: server.key.enc: private key: .*, exit code 1$/', $line) ? 'refused' : $line, "\n";
echo 'from the environment: ', start(['--ssl', "--ssl-certificate=$none"],
    ['GEARMAND_CA_CERTIFICATE' => $certificates->ca, 'GEARMAND_SERVER_PEM' => $certificate, 'GEARMAND_SERVER_KEY' => $key]), "\n";

$objects = [new GearmanClient(), new GearmanWorker()];
set_error_handler(function ($level, $text) use ($certificates) {
    echo 'Warning: ', str_replace("$certificates->directory/", '', $text), "\n";
});
foreach ($objects as $object) {
    foreach ([
        ['cafile' => $none], ['capath' => $none], ['local_cert' => $bad], ['local_pk' => $key],
        ['local_cert' => $certificate, 'local_pk' => $other_key], ['ciphers' => 'NONE'],
        ['cafile' => $certificates->ca, 'local_cert' => $both, 'peer_name' => null, 'verify_depth' => 3],
        ['verify_pear' => false], [true], ['cafile' => ''], ['cafile' => "a\0b"], ['cafile' => 1], ['verify_peer' => 1],
        ['verify_depth' => '3'], ['verify_depth' => 101], ['local_cert' => []],
    ] as $options) {
        try {
            var_dump($object->setSSL($options));
        } catch (Error $e) {
            echo get_class($e), ': ', $e->getMessage(), "\n";
        }
    }
}
restore_error_handler();
var_dump($objects[1]->returnCode() === GEARMAN_SUCCESS, $objects[1]->setSSL([]), $objects[1]->error());
$objects[0]->addOptions(GEARMAN_CLIENT_EXCEPTIONS);
try {
    $objects[0]->setSSL(['cafile' => $none]);
} catch (GearmanException $e) {
    echo basename($e->getMessage()), ' ', $e->getCode() === $objects[0]->returnCode() ? 'same code' : 'another code', "\n";
}
?>
--EXPECT--
all is well: serves
the key in the same file: serves
no certificate: gearmand: option --ssl needs --ssl-certificate (gearmand --help lists the options), exit code 2
no file: gearmand: none.pem: certificate: No such file or directory, exit code 1
no key: gearmand: none.pem: private key: No such file or directory, exit code 1
no CA: gearmand: none.pem: certificates of CAs: No such file or directory, exit code 1
nonsense: gearmand: bad.pem: certificate: no start line, exit code 1
a nonsensical CA: gearmand: bad.pem: certificates of CAs: no certificate or crl found, exit code 1
another's key: gearmand: other.key: private key: key values mismatch, exit code 1
tls:// without: gearmand: tls://127.0.0.1: --ssl-certificate is missing, exit code 1
tls:// with: serves
not switched on: serves
a key with a passphrase: refused
from the environment: gearmand: none.pem: certificate: No such file or directory, exit code 1
Warning: GearmanClient::setSSL(): none.pem: certificates of CAs: No such file or directory
bool(false)
Warning: GearmanClient::setSSL(): none.pem: certificates of CAs: No such file or directory
bool(false)
Warning: GearmanClient::setSSL(): bad.pem: certificate: no start line
bool(false)
Warning: GearmanClient::setSSL(): server.key: a key without a certificate
bool(false)
Warning: GearmanClient::setSSL(): other.key: private key: key values mismatch
bool(false)
Warning: GearmanClient::setSSL(): ciphers "NONE": no cipher match
bool(false)
bool(true)
ValueError: GearmanClient::setSSL(): Argument #1 ($options) has the unknown option "verify_pear"
ValueError: GearmanClient::setSSL(): Argument #1 ($options) has the unknown option "(a number)"
ValueError: GearmanClient::setSSL(): Argument #1 ($options) option "cafile" must not be empty or hold a NUL byte
ValueError: GearmanClient::setSSL(): Argument #1 ($options) option "cafile" must not be empty or hold a NUL byte
TypeError: GearmanClient::setSSL(): Argument #1 ($options) option "cafile" must be a string, int given
TypeError: GearmanClient::setSSL(): Argument #1 ($options) option "verify_peer" must be a boolean, int given
TypeError: GearmanClient::setSSL(): Argument #1 ($options) option "verify_depth" must be an integer, string given
ValueError: GearmanClient::setSSL(): Argument #1 ($options) option "verify_depth" must be between 0 and 100
TypeError: GearmanClient::setSSL(): Argument #1 ($options) option "local_cert" must be a string, array given
Warning: GearmanWorker::setSSL(): none.pem: certificates of CAs: No such file or directory
bool(false)
Warning: GearmanWorker::setSSL(): none.pem: certificates of CAs: No such file or directory
bool(false)
Warning: GearmanWorker::setSSL(): bad.pem: certificate: no start line
bool(false)
Warning: GearmanWorker::setSSL(): server.key: a key without a certificate
bool(false)
Warning: GearmanWorker::setSSL(): other.key: private key: key values mismatch
bool(false)
Warning: GearmanWorker::setSSL(): ciphers "NONE": no cipher match
bool(false)
bool(true)
ValueError: GearmanWorker::setSSL(): Argument #1 ($options) has the unknown option "verify_pear"
ValueError: GearmanWorker::setSSL(): Argument #1 ($options) has the unknown option "(a number)"
ValueError: GearmanWorker::setSSL(): Argument #1 ($options) option "cafile" must not be empty or hold a NUL byte
ValueError: GearmanWorker::setSSL(): Argument #1 ($options) option "cafile" must not be empty or hold a NUL byte
TypeError: GearmanWorker::setSSL(): Argument #1 ($options) option "cafile" must be a string, int given
TypeError: GearmanWorker::setSSL(): Argument #1 ($options) option "verify_peer" must be a boolean, int given
TypeError: GearmanWorker::setSSL(): Argument #1 ($options) option "verify_depth" must be an integer, string given
ValueError: GearmanWorker::setSSL(): Argument #1 ($options) option "verify_depth" must be between 0 and 100
TypeError: GearmanWorker::setSSL(): Argument #1 ($options) option "local_cert" must be a string, array given
bool(true)
bool(true)
bool(false)
none.pem: certificates of CAs: No such file or directory same code
