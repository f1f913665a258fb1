--TEST--
A server's socket that one may not connect to: the message and getErrno() say so, and not that it is not there
--SKIPIF--
<?php
exec('setpriv --version 2>/dev/null', result_code: $code);
$code === 0 or die('skip setpriv is missing');
?>
--FILE--
<?php
require __DIR__ . '/client.inc';
$path = sys_get_temp_dir() . '/gearman-test-' . getmypid() . '.sock';
$server = new Gearmand('-L', $path, '-L', '127.0.0.1');
chmod($path, 0);
// Root may do anything unless it is told otherwise; whoever is not root cannot, and need not, give up what it has not got.
$caps = ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--inh-caps=-dac_override,-dac_read_search'];
exec(implode(' ', $caps) . ' true 2>/dev/null', result_code: $code);
$process = new Process([...($code === 0 ? $caps : []), ...php_command(<<<'PHP'
    $client = new GearmanClient();
    $client->addServer($argv[1]);
    var_dump(@$client->doBackground('f', ''), $client->returnCode() === GEARMAN_COULD_NOT_CONNECT, $client->getErrno());
    echo str_replace($argv[1], 'PATH', $client->error()), "\n";
    PHP, $path)]);
$process->wait();
echo $process->text();
unlink($path);
?>
--EXPECT--
bool(false)
bool(true)
int(13)
PATH: connect: Permission denied
