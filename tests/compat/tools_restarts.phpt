--TEST--
Debian's gearman, gearadmin, Perl and PHP clients and workers, 2,000 jobs, our server killed and started twice meanwhile: every job ends or is reported failed
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
if (!is_executable('/usr/bin/gearman') || !is_executable('/usr/bin/gearadmin')) {
    die('skip gearman-tools is not installed');
}
exec('perl -MGearman::Client -MGearman::Worker -e 1 2>&1', $output, $code);
if ($code) {
    die('skip libgearman-client-perl is not installed');
}
require __DIR__ . '/../server/wire.inc';
if (!str_contains((string) shell_exec(escapeshellarg(server_binary()) . ' --help'), 'sqlite')) {
    die('skip built without SQLite');
}
?>
--FILE--
<?php
/*
 * Each client tells of each of its jobs: "ok" when it had its result or, of a background job, its handle, "failed" when it was told
 * otherwise. Workers write down what they did. What is not promised: that a job runs once only, since it may be run again when
 * its server or worker was lost.
 */
require __DIR__ . '/compat.inc';

const JOBS = 500; // of each client
const PHP_WORKER = <<<'PHP'
    while (true) {
        $worker = new GearmanWorker();
        @$worker->addServer('127.0.0.1', PORT);
        $worker->setTimeout(2000);
        $worker->addFunction('f', function ($job) { file_put_contents('DONE_HERE', $job->workload() . "\n", FILE_APPEND); return $job->workload(); });
        while (@$worker->work() || $worker->returnCode() === GEARMAN_TIMEOUT);
        usleep(20000);
    }
    PHP;
const PHP_CLIENT = <<<'PHP'
    $client = null;
    for ($i = 0; $i < JOBS_HERE; $i++) {
        if (!$client) {
            $client = new GearmanClient();
            try {
                @$client->addServer('127.0.0.1', PORT);
                $client->setTimeout(20000);
            } catch (GearmanException $e) {
            }
        }
        $job = "KIND_HERE-$i";
        KIND_HERE
        echo $good ? "ok $job\n" : "failed $job\n";
        if (!$good) {
            $client = null;
            usleep(20000);
        }
    }
    PHP;
const PERL_WORKER = <<<'PERL'
    use Gearman::Worker;
    my ($server, $file) = @ARGV;
    my $worker = Gearman::Worker->new(job_servers => [$server]);
    $worker->register_function(f => sub { open(my $out, '>>', $file); syswrite($out, $_[0]->arg . "\n"); $_[0]->arg });
    $worker->work while 1;
    PERL;
const PERL_CLIENT = <<<'PERL'
    use Gearman::Client;
    $| = 1;
    my ($server, $jobs) = @ARGV;
    my $client;
    for my $i (0 .. $jobs - 1) {
        $client ||= Gearman::Client->new(job_servers => [$server]);
        my $result = eval { local $SIG{ALRM} = sub { die "late\n" }; alarm 20; my $r = $client->do_task('f', \"perl-$i", { timeout => 15 }); alarm 0; $r };
        my $good = ref $result && $$result eq "perl-$i";
        print $good ? "ok perl-$i\n" : "failed perl-$i\n";
        if (!$good) { undef $client; select undef, undef, undef, 0.02; }
    }
    PERL;

$database = tempnam(sys_get_temp_dir(), 'gearman-test-') . '.db';
$done = temporary('');
register_shutdown_function(fn () => array_map('unlink', glob(substr($database, 0, -3) . '*')));
$server = new Gearmand('-q', 'sqlite', "--libsqlite3-db=$database");
$at = ['-h', '127.0.0.1', '-p', (string) $server->port];

$php = fn (string $code, array $replace = []) => start_script(their_extension(), $server->port, strtr($code, $replace + ['DONE_HERE' => $done, 'JOBS_HERE' => JOBS]));
$starts = [
    'gearman' => fn () => new Process(['gearman', ...$at, '-w', '-f', 'f', '--', 'sh', '-c', 'job=$(cat); echo "$job" >>"$0"; printf %s "$job"', $done]),
    'perl' => fn () => new Process(['perl', '-e', PERL_WORKER, $server->address, $done]),
    'php' => fn () => $php(PHP_WORKER),
];
$workers = array_map(fn ($start) => $start(), $starts);
wait_for(fn () => $server->status('f')[2] >= 3, 'the workers');

$clients = [
    'do' => $php(PHP_CLIENT, ['KIND_HERE-' => 'do-', 'KIND_HERE' => '$good = @$client->doNormal("f", $job, $job) === $job;']),
    'bg' => $php(PHP_CLIENT, ['KIND_HERE-' => 'bg-', 'KIND_HERE' => '@$client->doBackground("f", $job, $job); $good = $client->returnCode() === GEARMAN_SUCCESS;']),
    'perl' => new Process(['perl', '-e', PERL_CLIENT, $server->address, (string) JOBS]),
];
/* Its command prints the results; of the others it must say something. Its exit code is 0 even so. */
$told = ['ok' => [], 'failed' => []];
$wrong = [];
$batch = null;
$next = 0;
$restarts = 0;
$lines = fn () => substr_count(file_get_contents($done), "\n");
wait_for(function () use (&$batch, &$next, &$told, &$wrong, &$workers, &$restarts, $starts, $clients, $server, $at, $lines) {
    foreach ($workers as $name => $worker) {
        if (!$worker->running()) {
            $workers[$name] = $starts[$name](); // it is the operator's task to start it again
        }
    }
    if ($batch === null && $next < JOBS) {
        $jobs = array_map(fn ($i) => "tool-$i", range($next, $next + 24));
        $batch = [new Process(['gearman', ...$at, '-t', '20000', '-n', '-f', 'f', '--', ...$jobs]), $jobs];
        $next += 25;
    }
    if ($batch !== null && !$batch[0]->running()) {
        $text = $batch[0]->text();
        foreach ($batch[1] as $job) {
            $good = (bool) preg_match("/$job(?!\d)/", $text);
            $told[$good ? 'ok' : 'failed'][] = $job;
            if (!$good && !str_contains($text, 'gearman_client_run_tasks')) {
                $wrong[] = "gearman does not say what became of $job: $text";
            }
        }
        $batch = null;
    }
    if ($restarts < 2 && $lines() > 400 * ($restarts + 1)) {
        $server->stop(9);
        $server->restart();
        $restarts++;
    }
    return $batch === null && $next >= JOBS && $restarts === 2 && !array_filter($clients, fn ($client) => $client->running());
}, 'the clients', 150);

foreach ($clients as $client) {
    preg_match_all('/^(ok|failed) (\S+)$/m', $client->text(), $found, PREG_SET_ORDER);
    foreach ($found as [, $how, $job]) {
        $told[$how][] = $job;
    }
}
wait_for(fn () => preg_match('/^f\t0\t0\t[1-9]/m', (string) shell_exec("gearadmin -h 127.0.0.1 -p $server->port --status")), 'gearadmin to show no job', 60);
$ran = array_flip(explode("\n", file_get_contents($done)));
foreach ($told['ok'] as $job) {
    if (!isset($ran[$job])) {
        $wrong[] = "$job was confirmed and is lost";
    }
}
echo count($told['ok']) + count($told['failed']), " jobs told of, of $next + ", 3 * JOBS, "\n";
echo count($told['failed']) < 200 ? "few failed\n" : count($told['failed']) . " failed\n";
echo implode('', array_map(fn ($line) => "$line\n", $wrong)), "$restarts restarts\n";
$server->stop();
?>
--EXPECT--
2000 jobs told of, of 500 + 1500
few failed
2 restarts
