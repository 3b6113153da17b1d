-- Charges all counters, or none when one of them has no room.
-- KEYS  one for each counter
-- ARGV  the time in microseconds, or 0 for the server's own; then for each counter: 1 when aligned to the calendar, the window in
--       microseconds, and in millionths the max, the cost and the lease that is wanted besides
-- Answers {0, index, wait} when there is no room: the counter with the longest wait in microseconds, -1 for ever; or {1, then for each
-- counter: stamp, lease granted, the lease's stamp, how long the lease is valid in microseconds}.
--
-- A sliding counter is a header (total, latest time, where the log begins, when the key expires) and a log of charges in order (first time,
-- last time, amount); a charge leaves one window after its last time.  A charge writes the header and appends to the log, so that little goes
-- to disk and to replicas; what has left is cut off now and then.  A calendar counter is (used, number of the window).  All numbers are
-- integers below 2^53, kept as doubles, which hold them exactly.
local HEADER, ENTRY, MOST, MOST_GONE = 32, 24, 256, 64

local now = tonumber(ARGV[1])
if now == 0 then
  local time = redis.call('TIME')
  now = tonumber(time[1]) * 1000000 + tonumber(time[2])
end

local function digits(number)
  return string.format('%.0f', number)
end

local function whole(number, unit)
  return number - math.fmod(number, unit)
end

local function open_calendar(c, value)
  c.used, c.index = 0, whole(now, c.window) / c.window
  if value then
    local used, index = struct.unpack('<dd', value)
    -- A clock that was set back stays in the latest window.
    if index >= c.index then
      c.used, c.index = used, index
    end
  end
  c.room = c.max - c.used
end

local function open_sliding(c, value)
  c.log, c.total, c.latest, c.at, c.expires = value or '', 0, now, HEADER + 1, 0
  if value then
    local latest
    c.total, latest, c.at, c.expires = struct.unpack('<dddd', value)
    -- A clock that was set back stands still until it has caught up.
    c.latest = math.max(now, latest)
    local gone = c.latest - c.window
    while c.at < #value do
      local _, last, amount = struct.unpack('<ddd', value, c.at)
      if last > gone then
        break
      end
      c.total, c.at = c.total - amount, c.at + ENTRY
    end
  end
  c.room = c.max - c.total
end

local function wait(c)
  if c.cost > c.max then
    return -1
  end
  if c.calendar then
    return (c.index + 1) * c.window - now
  end
  local missing, freed, moment, at = c.cost - c.room, 0, 0, c.at
  while freed < missing and at < #c.log do
    local _, last, amount = struct.unpack('<ddd', c.log, at)
    freed, moment, at = freed + amount, math.max(moment, last), at + ENTRY
  end
  return moment + c.window - now
end

-- Begins the value anew; from now on it is written as a whole.
local function rewrite(c, log)
  c.log, c.at, c.whole = string.rep('\0', HEADER) .. log, HEADER + 1, true
end

-- Joins neighbours within a 64th of the window; what is joined leaves with its youngest part.  At most 132 entries are left.
local function thin(c)
  local grain, kept = whole(c.window, 64) / 64, {}
  local first, last, amount = struct.unpack('<ddd', c.log, c.at)
  for at = c.at + ENTRY, #c.log, ENTRY do
    local next_first, next_last, next_amount = struct.unpack('<ddd', c.log, at)
    local joined = math.max(last, next_last)
    if joined - first <= grain then
      last, amount = joined, amount + next_amount
    else
      kept[#kept + 1] = struct.pack('<ddd', first, last, amount)
      first, last, amount = next_first, next_last, next_amount
    end
  end
  kept[#kept + 1] = struct.pack('<ddd', first, last, amount)
  rewrite(c, table.concat(kept))
end

local function append(c, last, amount)
  if amount == 0 then
    return
  end
  c.total = c.total + amount
  local count = (#c.log + 1 - c.at) / ENTRY
  if count <= 0 then
    rewrite(c, '')
  elseif count >= MOST then
    thin(c)
  elseif c.at > HEADER + MOST_GONE * ENTRY then
    rewrite(c, string.sub(c.log, c.at))
  end
  local entry = struct.pack('<ddd', c.latest, last, amount)
  if c.whole then
    c.log = c.log .. entry
  else
    c.added = (c.added or '') .. entry
  end
end

-- At most an eighth of what is left, so that replicas refuse little because of what another holds unused.
local function grant(c)
  if c.lease == 0 then
    return 0
  end
  local most = math.floor(math.max(0, c.room - c.cost) / 8)
  return whole(math.min(c.lease, most), c.cost)
end

-- A 128th of the window, so that a lease and a joined entry together stay within a 64th; at most five seconds.
local function lease_time(c)
  return math.min(whole(c.window, 128) / 128, 5000000)
end

local function save_calendar(c, key, lease)
  local left = math.ceil(((c.index + 1) * c.window - now) / 1000)
  redis.call('SET', key, struct.pack('<dd', c.used + c.cost + lease, c.index), 'PX', digits(left + 1000))
end

local function save_sliding(c, key)
  -- As long as a charge of now may count and a second more, in microseconds; set for twice that, so not with every charge.
  local life = math.ceil(c.window * 65 / 64) + 1000000
  local extend = c.whole or c.expires < c.latest + life
  if extend then
    c.expires = c.latest + 2 * life
  end
  local header = struct.pack('<dddd', c.total, c.latest, c.at, c.expires)
  local milliseconds = digits(math.ceil((c.expires - now) / 1000))
  if c.whole then
    redis.call('SET', key, header .. string.sub(c.log, HEADER + 1), 'PX', milliseconds)
    return
  end
  redis.call('SETRANGE', key, 0, header)
  redis.call('APPEND', key, c.added)
  if extend then
    redis.call('PEXPIRE', key, milliseconds)
  end
end

local counters, refused, longest = {}, nil, nil
for i = 1, #KEYS do
  local arg = (i - 1) * 5 + 2
  local c = {
    calendar = ARGV[arg] == '1',
    window = tonumber(ARGV[arg + 1]),
    max = tonumber(ARGV[arg + 2]),
    cost = tonumber(ARGV[arg + 3]),
    lease = tonumber(ARGV[arg + 4]),
  }
  local value = redis.call('GET', KEYS[i])
  if c.calendar then
    open_calendar(c, value)
  else
    open_sliding(c, value)
  end
  if c.cost > c.room then
    local time = wait(c)
    if not refused or (longest ~= -1 and (time == -1 or time > longest)) then
      refused, longest = i - 1, time
    end
  end
  counters[i] = c
end

if refused then
  return { 0, refused, longest }
end

local answer = { 1 }
for i, c in ipairs(counters) do
  local lease = grant(c)
  local stamp, lease_stamp, valid
  if c.calendar then
    stamp, lease_stamp = c.index, c.index
    valid = math.min(lease_time(c), (c.index + 1) * c.window - now)
    if c.cost + lease > 0 then
      save_calendar(c, KEYS[i], lease)
    end
  else
    valid = lease_time(c)
    stamp, lease_stamp = c.latest, c.latest + valid
    append(c, stamp, c.cost)
    append(c, lease_stamp, lease)
    if c.cost + lease > 0 then
      save_sliding(c, KEYS[i])
    end
  end
  answer[#answer + 1] = stamp
  answer[#answer + 1] = lease
  answer[#answer + 1] = lease_stamp
  answer[#answer + 1] = valid
end
return answer
