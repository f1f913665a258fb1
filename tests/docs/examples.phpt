--TEST--
The programs of examples/ run, and README.md or docs/ name each of them
--SKIPIF--
<?php
require __DIR__ . '/docs.inc';
skip_without_docs();
extension_loaded('pcntl') or die('skip pcntl is missing');
?>
--FILE--
<?php
require __DIR__ . '/docs.inc';

const EXAMPLES = __DIR__ . '/../../examples';

function program(string $name, Gearmand $server): Process
{
    return new Process([getenv('TEST_PHP_EXECUTABLE') ?: PHP_BINARY, ...php_arguments(), EXAMPLES . "/$name", (string) $server->port]);
}

$ran = [];
/** Runs one to its end; what it printed. */
function run(string $name, Gearmand $server): string
{
    global $ran;
    $ran[] = $name;
    $process = program($name, $server);
    $code = $process->wait();
    $text = preg_replace(['/[\d.]+ s$/m', '/^\d\d?%\n/m'], ['N s', ''], $process->text()); // what depends on the time
    return as_in_pages($text, $server->port) . ($code ? "\nexit code $code" : '') . "\n";
}

$server = new Gearmand();
$ran[] = 'worker.php';
$workers = [program('worker.php', $server), program('worker.php', $server)];
wait_for(fn () => $server->status('convert_film')[2] === 2, 'the workers');
echo run('foreground.php', $server), run('background.php', $server), run('progress.php', $server);
foreach ($workers as $worker) {
    echo $worker->running() ? $worker->text() : "a worker has ended\n";
    $worker->kill();
}

$ran[] = 'worker-graceful.php';
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$worker = program('worker-graceful.php', $server);
wait_for(fn () => $server->status('write_report')[2] === 1, 'the worker');
var_dump($client->doNormal('write_report', '9999'));
$handle = $client->doBackground('write_report', '2025');
wait_for(fn () => $client->jobStatus($handle)[2] > 0, 'progress');
$worker->signal(SIGTERM);
echo $worker->wait(), ' ', $worker->text();
var_dump($client->jobStatus($handle)[0], $server->status('write_report'));

$idle = program('worker-graceful.php', $server);
wait_for(fn () => $server->status('write_report')[2] === 1, 'the worker');
$idle->wait_asleep();
$idle->signal(SIGTERM);
echo $idle->wait(), ' ', $idle->text();
$server->stop();
$lonely = program('worker-graceful.php', $server);
echo $lonely->wait() === 1 && str_contains($lonely->text(), 'Connection refused') ? "ends without a server\n" : $lonely->text();

sort($ran);
echo implode(' ', array_diff(array_map('basename', glob(EXAMPLES . '/*.php')), $ran)), "\n";
$pages = file_get_contents(__DIR__ . '/../../README.md') . implode(array_map('file_get_contents', glob(PAGES . '/*.md')));
foreach ($ran as $name) {
    echo str_contains($pages, "examples/$name") ? '' : "nothing is said of examples/$name\n";
}
?>
--EXPECT--
count_words('many hands make light work') = 5
unique     handle
beach      H:example:1
harbour    H:example:2
sunset     H:example:3
three jobs of half a second, done after N s
convert_film is H:example:1
100%
done
bool(false)
0 there is no report of 9999 yet
done after 1 jobs
bool(false)
array(3) {
  [0]=>
  int(0)
  [1]=>
  int(0)
  [2]=>
  int(0)
}
0 done after 0 jobs
ends without a server

