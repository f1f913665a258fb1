--TEST--
/etc/gearmand.conf is read when no other file is named, and only then
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
exec('unshare -m true 2>/dev/null', result_code: $code);
if ($code !== 0) die('skip needs the right to mount');
?>
--FILE--
<?php
/* With an /etc of its own for the whole test, a copy of what is there. */
if (getenv('OWN_ETC') !== 'inside') {
	putenv('OWN_ETC=inside');
	passthru('unshare -m sh -c \'d=$(mktemp -d) && cp -a /etc "$d" && mount --bind "$d/etc" /etc && rm -f /etc/gearmand.conf && "$@"; rm -rf "$d"\' sh '
		. escapeshellarg(getenv('TEST_PHP_EXECUTABLE') ?: PHP_BINARY) . ' -n ' . escapeshellarg(__FILE__));
	exit;
}
require __DIR__ . '/wire.inc';

function level(string ...$options): string
{
	$server = Server::start('-L', '127.0.0.1', ...$options);
	$line = $server->connect()->send("verbose\n")->line();
	$server->stop();
	return $line;
}

echo 'without it: ', level();
file_put_contents('/etc/gearmand.conf', "verbose = ERROR\n");
echo 'with it: ', level(), 'and the command line: ', level('--verbose=INFO'), 'and another file: ', level('--config-file=/dev/null');
file_put_contents('/etc/gearmand.conf', "verbose = SOME\n");
$server = new Server();
$server->run(['--check-args']);
echo 'wrong: ', $server->exit_code(), ' ', $server->log();
?>
--EXPECT--
without it: OK NOTICE
with it: OK ERROR
and the command line: OK INFO
and another file: OK NOTICE
wrong: 2 gearmand: /etc/gearmand.conf:1: option --verbose must be FATAL, ALERT, CRITICAL, ERROR, WARNING, NOTICE, INFO or DEBUG, and not 'SOME' (gearmand --help lists the options)
