--TEST--
A subclass's destructor runs, and may call ours; a destructor that is called by hand leaves the object usable
--FILE--
<?php
require __DIR__ . '/../gearmand.inc';

class Client extends GearmanClient
{
    public function __destruct()
    {
        echo 'end of ', static::class, "\n";
        parent::__destruct();
    }
}
class Heir extends Client
{
}
class Worker extends GearmanWorker
{
    public function __destruct()
    {
        echo "end of Worker\n";
    }
}
$server = new Gearmand();
foreach ([Client::class, Heir::class, GearmanClient::class] as $class) {
    $client = new $class();
    $client->addServer('127.0.0.1', $server->port);
    $client->__destruct();
    var_dump($client->ping('still there'));
    $client = null;
}
$worker = new Worker();
$worker = null;
echo "done\n";
$last = new Heir();
?>
--EXPECT--
end of Client
bool(true)
end of Client
end of Heir
bool(true)
end of Heir
bool(true)
end of Worker
done
end of Heir
