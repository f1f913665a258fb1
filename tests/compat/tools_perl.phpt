--TEST--
Perl's Gearman::Client and Gearman::Worker with our server as with theirs, and with our worker and client
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
exec('perl -MGearman::Client -MGearman::Worker -e 1 2>&1', $output, $code);
if ($code) {
    die('skip libgearman-client-perl is not installed');
}
?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
const PERL_WORKER = <<<'PERL'
    use Gearman::Worker;
    my $worker = Gearman::Worker->new(job_servers => [$ARGV[0]]);
    $worker->register_function(perl_reverse => sub { scalar reverse $_[0]->arg });
    $worker->register_function(perl_steps => sub { my $job = shift; $job->set_status($_, 3) for 1 .. 3; $job->arg });
    $worker->register_function(perl_fail => sub { return });
    $worker->register_function(perl_die => sub { die "it died\n" });
    $worker->work while 1;
    PERL;
const PERL_CLIENT = <<<'PERL'
    use Gearman::Client;
    $| = 1;
    my $client = Gearman::Client->new(job_servers => [$ARGV[0]]);
    sub show { print join(' ', map { defined $_ ? ref $_ ? $$_ : $_ : 'undef' } @_), "\n" }
    for my $prefix (@ARGV[1 .. $#ARGV]) {
        show('do_task', $client->do_task("${prefix}reverse", \'abc'));
        show('with a unique', $client->do_task("${prefix}reverse", \'abc', { uniq => 'mine' }));
        show('high priority', $client->do_task("${prefix}reverse", \'abc', { priority => 'high' }));
        show('fail', $client->do_task("${prefix}fail", \'abc'));
        my $set = $client->new_task_set;
        my @done;
        for my $i (1 .. 3) {
            $set->add_task("${prefix}reverse" => "x$i", { on_complete => sub { push @done, ${ $_[0] } }, on_fail => sub { push @done, 'fail' } });
        }
        my @steps;
        $set->add_task("${prefix}steps" => 'steps', { on_status => sub { push @steps, "$_[0]/$_[1]" }, on_complete => sub { push @done, ${ $_[0] } } });
        $set->wait;
        show('task set', sort @done);
        show('steps', @steps);
        my $handle = $client->dispatch_background("${prefix}reverse", \'abc');
        show('background', $handle =~ m{//H:} ? 'handle' : $handle);
        my $status = $client->get_status($handle);
        my $end = time + 15;
        while ($status->known && time < $end) { select undef, undef, undef, 0.005; $status = $client->get_status($handle); }
        show('in the end', $status->known ? 'known' : 'unknown', $status->running ? 'running' : 'not running');
    }
    PERL;
compat_servers(function ($server) {
    $perl = fn (string $code, string ...$arguments) => new Process(['perl', '-e', $code, $server->address, ...$arguments]);
    $perl_worker = $perl(PERL_WORKER);
    wait_for(fn () => $server->status('perl_die')[2], 'the Perl worker');
    $our_worker = start_script(our_extension(), $server->port, <<<'PHP'
        $worker = worker();
        $worker->addFunction('our_reverse', fn ($job) => strrev($job->workload()));
        $worker->addFunction('our_fail', function ($job) { $job->sendFail(); });
        $worker->addFunction('our_steps', function ($job) {
            foreach ([1, 2, 3] as $step) {
                $job->sendStatus($step, 3);
            }
            return $job->workload();
        });
        serve($worker);
        PHP);
    $client = $perl(PERL_CLIENT, 'perl_', 'our_');
    echo 'exit code ', $client->wait(), "\n", $client->text();

    echo "-- our client, Perl's worker\n";
    $client = new GearmanClient();
    $client->addServer('127.0.0.1', $server->port);
    $client->setStatusCallback(function ($task) { echo 'status ', $task->taskNumerator(), '/', $task->taskDenominator(), "\n"; });
    $client->setCompleteCallback(function ($task) { echo 'complete ', $task->data(), "\n"; });
    $client->setFailCallback(function ($task) { echo "fail\n"; });
    $client->setExceptionCallback(function ($task) { echo 'exception ', strlen($task->data()) > 0 ? 'with data' : 'without', "\n"; });
    foreach (['perl_reverse', 'perl_steps', 'perl_fail', 'perl_die'] as $function) {
        $client->addTask($function, 'abc');
        $client->runTasks();
    }
    $our_worker->kill();
    $perl_worker->kill();
});
?>
--EXPECT--
== all
exit code 0
do_task cba
with a unique cba
high priority cba
fail undef
task set 1x 2x 3x steps
steps 1/3 2/3 3/3
background handle
in the end unknown not running
do_task cba
with a unique cba
high priority cba
fail undef
task set 1x 2x 3x steps
steps 1/3 2/3 3/3
background handle
in the end unknown not running
-- our client, Perl's worker
complete cba
status 1/3
status 2/3
status 3/3
complete abc
fail
exception with data
